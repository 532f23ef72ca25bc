/** What people do with Wenda, told as stories and played on the whole running system. */
@NullMarked
package io.wenda.journeys;

import org.jspecify.annotations.NullMarked;
