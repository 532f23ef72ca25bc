/**
 * Handing a mail to the mail server: in whose name, under which id, and what the server says of the address, at once or later in a
 * report.
 */
@NullMarked
package io.wenda.mail;

import org.jspecify.annotations.NullMarked;
