/** Paying by Stripe Checkout: a page of Stripe's own. */
@NullMarked
package io.wenda.membership.paying.stripe;

import org.jspecify.annotations.NullMarked;
