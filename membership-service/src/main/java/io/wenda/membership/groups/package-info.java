/** Chat groups with seats: asking to join, the waiting list, who lets whom in, and whom to take out; and how to reach the community. */
@NullMarked
package io.wenda.membership.groups;

import org.jspecify.annotations.NullMarked;
