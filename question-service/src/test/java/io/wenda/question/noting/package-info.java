@NullMarked
package io.wenda.question.noting;

import org.jspecify.annotations.NullMarked;
