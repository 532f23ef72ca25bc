/** Who is who: accounts, sessions, roles. */
@NullMarked
package io.wenda.membership;

import org.jspecify.annotations.NullMarked;
