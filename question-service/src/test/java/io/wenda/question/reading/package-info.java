/** What readers get, without a running service. */
@NullMarked
package io.wenda.question.reading;

import org.jspecify.annotations.NullMarked;
