/** Saying no: every error leaves a service as an RFC 9457 problem with a code that clients put into words. */
@NullMarked
package io.wenda.http.problem;

import org.jspecify.annotations.NullMarked;
