/** Programs that come with a personal access token: what it is worth, and how often one may ask with it. */
@NullMarked
package io.wenda.gateway.tokens;

import org.jspecify.annotations.NullMarked;
