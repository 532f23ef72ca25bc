/** The community's profile: one file for all services, of which each reads its own sections. */
@NullMarked
package io.wenda.http.profile;

import org.jspecify.annotations.NullMarked;
