/** The local view of who is who and who may moderate, copied from what membership-service tells. */
@NullMarked
package io.wenda.question.people;

import org.jspecify.annotations.NullMarked;
