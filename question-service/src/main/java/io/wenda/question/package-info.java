/** Questions and their answers: who may do what here, how refusals are answered, and how the service starts. */
@NullMarked
package io.wenda.question;

import org.jspecify.annotations.NullMarked;
