/** What signatures leave unsaid and the documents of the API must say. Read by nobody but who writes those documents. */
@NullMarked
package io.wenda.http.describing;

import org.jspecify.annotations.NullMarked;
