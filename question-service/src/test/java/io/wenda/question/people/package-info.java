/** Tests of the local view of people. */
@NullMarked
package io.wenda.question.people;

import org.jspecify.annotations.NullMarked;
