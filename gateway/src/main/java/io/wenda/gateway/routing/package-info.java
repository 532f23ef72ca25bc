/** How requests travel on to the services: never twice, and not for ever. */
@NullMarked
package io.wenda.gateway.routing;

import org.jspecify.annotations.NullMarked;
