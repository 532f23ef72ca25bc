/** A mail server for tests, and what becomes of a mail that is handed to one. */
@NullMarked
package io.wenda.mail;

import org.jspecify.annotations.NullMarked;
