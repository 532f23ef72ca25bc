@NullMarked
package io.wenda.membership.departing;

import org.jspecify.annotations.NullMarked;
