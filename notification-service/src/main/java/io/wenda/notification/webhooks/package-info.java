/** Tells other programs and chat groups what happens in public: each by an address that an administrator set. */
@NullMarked
package io.wenda.notification.webhooks;

import org.jspecify.annotations.NullMarked;
