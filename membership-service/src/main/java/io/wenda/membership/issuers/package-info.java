/** Signing in with who one is elsewhere: GitHub, and every OpenID Connect issuer that the operator names. */
@NullMarked
package io.wenda.membership.issuers;

import org.jspecify.annotations.NullMarked;
