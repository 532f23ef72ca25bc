/** What the gateway itself shows: the assets and shell pages of web/, and the headers every page is safe by. */
@NullMarked
package io.wenda.gateway.pages;

import org.jspecify.annotations.NullMarked;
