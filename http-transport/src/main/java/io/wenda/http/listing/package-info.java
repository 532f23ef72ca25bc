/** Long lists in pages that stay right while rows are added: each page starts behind the last row of the one before. */
@NullMarked
package io.wenda.http.listing;

import org.jspecify.annotations.NullMarked;
