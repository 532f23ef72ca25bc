/** What the transport promises, shown on a real broker and a real database. */
@NullMarked
package io.wenda.transport;

import org.jspecify.annotations.NullMarked;
