/** Who follows which question: those who asked or answered it by themselves, everybody else by a click. */
@NullMarked
package io.wenda.notification.following;

import org.jspecify.annotations.NullMarked;
