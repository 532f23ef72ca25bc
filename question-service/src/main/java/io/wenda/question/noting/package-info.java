/** What those who look after the community keep among themselves: notes on questions, and replies to use again. */
@NullMarked
package io.wenda.question.noting;

import org.jspecify.annotations.NullMarked;
