/** Addresses and origins, one rule each. */
@NullMarked
package io.wenda.gateway.callers;

import org.jspecify.annotations.NullMarked;
