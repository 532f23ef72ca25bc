/** What people read: lists and questions, as JSON and as complete pages. */
@NullMarked
package io.wenda.question.reading;

import org.jspecify.annotations.NullMarked;
