/** How much one caller may send: the size of a request, and how many a minute. */
@NullMarked
package io.wenda.gateway.limits;

import org.jspecify.annotations.NullMarked;
