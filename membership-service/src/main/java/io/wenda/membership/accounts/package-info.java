/** Members: signing up, their names and passwords, and the roles that administrators give them. */
@NullMarked
package io.wenda.membership.accounts;

import org.jspecify.annotations.NullMarked;
