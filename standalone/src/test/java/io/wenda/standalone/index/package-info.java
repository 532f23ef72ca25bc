/** Proof that an index answers as a scan of everything does. */
@NullMarked
package io.wenda.standalone.index;

import org.jspecify.annotations.NullMarked;
