/** What happens when somebody breaks the rules: cases, what is decided on them, and what follows for the member. */
@NullMarked
package io.wenda.membership.conduct;

import org.jspecify.annotations.NullMarked;
