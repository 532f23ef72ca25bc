/** A community to look at: demo accounts, 90 days of an imaginary past, and what is written today through the public API. */
@NullMarked
package io.wenda.standalone.demo;

import org.jspecify.annotations.NullMarked;
