/** How often somebody may try: counted in the store, so that all instances count together. */
@NullMarked
package io.wenda.membership.throttling;

import org.jspecify.annotations.NullMarked;
