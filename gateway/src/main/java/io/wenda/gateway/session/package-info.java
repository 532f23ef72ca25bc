/** The session of a browser: a cookie outside, a bearer token inside, and no other site may use it. */
@NullMarked
package io.wenda.gateway.session;

import org.jspecify.annotations.NullMarked;
