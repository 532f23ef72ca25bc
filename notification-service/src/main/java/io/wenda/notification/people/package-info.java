/** The names of members, copied from membership-service. */
@NullMarked
package io.wenda.notification.people;

import org.jspecify.annotations.NullMarked;
