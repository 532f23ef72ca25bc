/** Measurements, run by hand: each is a program of its own, and its table stands in bench/README.md. */
@NullMarked
package io.wenda.bench;

import org.jspecify.annotations.NullMarked;
