/** Personal access tokens: what a program shows to do what its member may do. */
@NullMarked
package io.wenda.membership.tokens;

import org.jspecify.annotations.NullMarked;
