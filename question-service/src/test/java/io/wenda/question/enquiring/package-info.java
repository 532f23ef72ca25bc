@NullMarked
package io.wenda.question.enquiring;

import org.jspecify.annotations.NullMarked;
