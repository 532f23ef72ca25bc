/** A second factor: setting one up, taking it off, and what helps whoever lost it. */
@NullMarked
package io.wenda.membership.secondfactor;

import org.jspecify.annotations.NullMarked;
