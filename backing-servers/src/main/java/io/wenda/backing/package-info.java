/** What tests run on: a broker and a database, embedded, in containers or of one's own. */
@NullMarked
package io.wenda.backing;

import org.jspecify.annotations.NullMarked;
