/** Who is asking: signed session tokens, checked by every service itself with keys and ended sessions it keeps in memory. */
@NullMarked
package io.wenda.http.session;

import org.jspecify.annotations.NullMarked;
