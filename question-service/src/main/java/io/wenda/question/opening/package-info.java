/** Whether the free side takes anything new, or is read alone for a while. */
@NullMarked
package io.wenda.question.opening;

import org.jspecify.annotations.NullMarked;
