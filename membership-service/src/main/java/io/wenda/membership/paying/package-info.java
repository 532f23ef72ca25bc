/** Paying by hand: what a member ordered, their word that the money is sent, and the assistant's that it came. */
@NullMarked
package io.wenda.membership.paying;

import org.jspecify.annotations.NullMarked;
