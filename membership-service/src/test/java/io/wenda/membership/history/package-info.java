@NullMarked
package io.wenda.membership.history;

import org.jspecify.annotations.NullMarked;
