/** The only public door: every request comes in here, is checked, and goes on to the service that answers it. */
@NullMarked
package io.wenda.gateway;

import org.jspecify.annotations.NullMarked;
