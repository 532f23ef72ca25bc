/** What moderators do with public questions: close as a duplicate or for another reason, lock, remove; and undo it. */
@NullMarked
package io.wenda.question.closing;

import org.jspecify.annotations.NullMarked;
