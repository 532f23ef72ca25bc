/** What there is to join, as the community's profile says. */
@NullMarked
package io.wenda.membership.plans;

import org.jspecify.annotations.NullMarked;
