/** What administrators did about roles, abilities and the safety of accounts and sessions: written once, read by administrators, changed by nobody. */
@NullMarked
package io.wenda.membership.auditing;

import org.jspecify.annotations.NullMarked;
