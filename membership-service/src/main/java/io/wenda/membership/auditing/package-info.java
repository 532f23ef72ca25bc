/**
 * What the staff did about roles, abilities, the safety of accounts and sessions, chat groups and sponsors' words: written once,
 * read by administrators, changed by nobody.
 */
@NullMarked
package io.wenda.membership.auditing;

import org.jspecify.annotations.NullMarked;
