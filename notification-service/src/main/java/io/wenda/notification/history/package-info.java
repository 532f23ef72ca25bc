/** The community's past: who followed what, from a file or into one. It rings no bell. */
@NullMarked
package io.wenda.notification.history;

import org.jspecify.annotations.NullMarked;
