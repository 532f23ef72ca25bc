/** Whether the documents are written, and answers held to them, as they should be. */
@NullMarked
package io.wenda.openapi;

import org.jspecify.annotations.NullMarked;
