package io.wenda.transport;

import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/** What a document had left to tell at some version, oldest first and without a gap. */
record Untold(@BsonId String id, long version, List<Fact> outbox) {}
