/**
 * Paying: what a member ordered; by hand their word that the money is sent, and the assistant's that it came; through a provider
 * the provider's word. Each provider is a package in here, and none is named out here.
 */
@NullMarked
package io.wenda.membership.paying;

import org.jspecify.annotations.NullMarked;
