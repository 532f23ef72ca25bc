/** What moderators do with tags: say what they are about, reserve them, and make one of two. */
@NullMarked
package io.wenda.question.curating;

import org.jspecify.annotations.NullMarked;
