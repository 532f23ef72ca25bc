/** Members who leave for good, and take with them what is theirs. */
@NullMarked
package io.wenda.membership.departing;

import org.jspecify.annotations.NullMarked;
