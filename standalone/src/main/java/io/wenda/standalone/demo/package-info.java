/** A community to look at: demo accounts, and a dozen threads written through the public API. */
@NullMarked
package io.wenda.standalone.demo;

import org.jspecify.annotations.NullMarked;
