/** Why an alert came and by which ways, or why none did: for its member, and for administrators who are asked. */
@NullMarked
package io.wenda.notification.explaining;

import org.jspecify.annotations.NullMarked;
