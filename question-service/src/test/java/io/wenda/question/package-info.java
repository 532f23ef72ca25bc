/** Tests of the whole service over HTTP, and of how its packages depend on each other. */
@NullMarked
package io.wenda.question;

import org.jspecify.annotations.NullMarked;
