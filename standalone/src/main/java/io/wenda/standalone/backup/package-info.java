/** Whole databases into one file and back, over the wire protocol, so from and to any MongoDB. */
@NullMarked
package io.wenda.standalone.backup;

import org.jspecify.annotations.NullMarked;
