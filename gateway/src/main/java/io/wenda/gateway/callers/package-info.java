/** Who is calling: the address, the scheme and the host, believed from trusted proxies only. */
@NullMarked
package io.wenda.gateway.callers;

import org.jspecify.annotations.NullMarked;
