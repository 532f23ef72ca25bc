/** The mail that a Wenda on a laptop would send, kept and shown instead. */
@NullMarked
package io.wenda.standalone.mail;

import org.jspecify.annotations.NullMarked;
