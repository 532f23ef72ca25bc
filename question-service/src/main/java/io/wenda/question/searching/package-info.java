/** Finding what was asked before: each instance's own index, what people type to search it, and what it answers with. */
@NullMarked
package io.wenda.question.searching;

import org.jspecify.annotations.NullMarked;
