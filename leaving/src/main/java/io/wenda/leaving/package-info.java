/** How an instance that is told to end takes leave of its callers, so that no request is lost. */
@NullMarked
package io.wenda.leaving;

import org.jspecify.annotations.NullMarked;
