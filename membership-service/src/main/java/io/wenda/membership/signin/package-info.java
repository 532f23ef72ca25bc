/** Sessions: signing in, staying signed in, signing out everywhere. */
@NullMarked
package io.wenda.membership.signin;

import org.jspecify.annotations.NullMarked;
