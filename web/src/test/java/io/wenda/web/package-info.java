/** How pages, words and assets are checked, and a server to look at them. */
@NullMarked
package io.wenda.web;

import org.jspecify.annotations.NullMarked;
