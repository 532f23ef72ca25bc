/** A Discourse forum becomes a history for Wenda: from the plain SQL dump in its backups, without a database server. */
@NullMarked
package io.wenda.standalone.discourse;

import org.jspecify.annotations.NullMarked;
