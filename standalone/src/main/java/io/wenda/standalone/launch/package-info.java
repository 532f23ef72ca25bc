/** The one command: starts the servers and services as children, keeps them alive, and ends them in order. */
@NullMarked
package io.wenda.standalone.launch;

import org.jspecify.annotations.NullMarked;
