/** What every service does with a request before its own code sees it, put together as Boot auto-configuration. */
@NullMarked
package io.wenda.http;

import org.jspecify.annotations.NullMarked;
