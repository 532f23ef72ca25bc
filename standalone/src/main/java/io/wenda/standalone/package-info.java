/** Wenda on one machine with nothing installed: the broker and the database it brings along, and what starts it all. */
@NullMarked
package io.wenda.standalone;

import org.jspecify.annotations.NullMarked;
