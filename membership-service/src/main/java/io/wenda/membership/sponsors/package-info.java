/** Sponsorships: given in public, thanked for on a wall, and never the paid community. */
@NullMarked
package io.wenda.membership.sponsors;

import org.jspecify.annotations.NullMarked;
