/** Reading what people and programs send: strict JSON, plain text without tricks, and all that is wrong told at once. */
@NullMarked
package io.wenda.http.reading;

import org.jspecify.annotations.NullMarked;
