/** Members who leave for good: what is theirs, for themselves, and what is forgotten of them. */
@NullMarked
package io.wenda.notification.departing;

import org.jspecify.annotations.NullMarked;
