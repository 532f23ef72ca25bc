package io.wenda.notification.people;

import org.bson.codecs.pojo.annotations.BsonId;

/** A member's name as membership-service last told it. */
record Person(@BsonId String id, String name, long version) {}
