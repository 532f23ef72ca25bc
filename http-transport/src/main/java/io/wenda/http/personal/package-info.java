/** What a service keeps of a member: told to themselves, and forgotten when they are gone. */
@NullMarked
package io.wenda.http.personal;

import org.jspecify.annotations.NullMarked;
