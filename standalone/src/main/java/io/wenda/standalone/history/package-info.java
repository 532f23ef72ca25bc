/** The lines of a community's history, as docs/history.md describes them. */
@NullMarked
package io.wenda.standalone.history;

import org.jspecify.annotations.NullMarked;
