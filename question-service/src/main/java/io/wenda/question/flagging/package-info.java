/** Flags: what members tell the moderators of public posts, in confidence, and what becomes of it. */
@NullMarked
package io.wenda.question.flagging;

import org.jspecify.annotations.NullMarked;
