/** The keys with which sessions are signed: kept here, their public halves told to everybody. */
@NullMarked
package io.wenda.membership.keys;

import org.jspecify.annotations.NullMarked;
