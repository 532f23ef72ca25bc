@NullMarked
package io.wenda.standalone.mail;

import org.jspecify.annotations.NullMarked;
