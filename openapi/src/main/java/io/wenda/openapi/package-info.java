/** Writes the public API down from the code, and holds every answer to what is written. */
@NullMarked
package io.wenda.openapi;

import org.jspecify.annotations.NullMarked;
