/** The gateway as its callers and the services behind it see it. */
@NullMarked
package io.wenda.gateway;

import org.jspecify.annotations.NullMarked;
