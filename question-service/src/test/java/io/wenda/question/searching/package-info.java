/** Words, queries and the index they meet in. */
@NullMarked
package io.wenda.question.searching;

import org.jspecify.annotations.NullMarked;
