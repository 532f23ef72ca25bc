/** Making things exactly once, however often a client sends the same request. */
@NullMarked
package io.wenda.http.creating;

import org.jspecify.annotations.NullMarked;
