/** The community's past: members who come from a file or leave in one, and everybody told of once more. */
@NullMarked
package io.wenda.membership.history;

import org.jspecify.annotations.NullMarked;
