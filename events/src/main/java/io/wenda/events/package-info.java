/** What the services say to each other, and how it is written down. Depends on Jackson alone. */
@NullMarked
package io.wenda.events;

import org.jspecify.annotations.NullMarked;
