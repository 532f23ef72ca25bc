@NullMarked
package io.wenda.question.commenting;

import org.jspecify.annotations.NullMarked;
