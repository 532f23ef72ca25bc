/** How facts travel from the document that caused them to those who listen: outbox, Kafka, listener. */
@NullMarked
package io.wenda.transport;

import org.jspecify.annotations.NullMarked;
