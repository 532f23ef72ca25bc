@NullMarked
package io.wenda.membership.groups;

import org.jspecify.annotations.NullMarked;
