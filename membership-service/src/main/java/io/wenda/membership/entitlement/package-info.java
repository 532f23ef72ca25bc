/** The books: what was bought, given and ended; and what follows from it for whoever it belongs to. */
@NullMarked
package io.wenda.membership.entitlement;

import org.jspecify.annotations.NullMarked;
