/** Indexes for the embedded database: kept in order beside the documents, and asked before anything is scanned. */
@NullMarked
package io.wenda.standalone.index;

import org.jspecify.annotations.NullMarked;
