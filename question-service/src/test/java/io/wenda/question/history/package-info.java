@NullMarked
package io.wenda.question.history;

import org.jspecify.annotations.NullMarked;
