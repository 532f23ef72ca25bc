/** Mail to who has not read what they were told: when, in which words, and how one makes it stop. */
@NullMarked
package io.wenda.notification.mailing;

import org.jspecify.annotations.NullMarked;
