@NullMarked
package io.wenda.events;

import org.jspecify.annotations.NullMarked;
