/** Letters with links: that an address is theirs, a new password, another address, and the way back from it. */
@NullMarked
package io.wenda.membership.proving;

import org.jspecify.annotations.NullMarked;
