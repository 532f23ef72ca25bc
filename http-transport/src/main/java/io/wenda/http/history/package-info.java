/** A community's history, line by line: reading a file of any length, keeping what is new, telling what was not. */
@NullMarked
package io.wenda.http.history;

import org.jspecify.annotations.NullMarked;
