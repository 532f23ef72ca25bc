package io.wenda.events;

/** What notification-service leaves for any of its instances to do. */
public sealed interface FanoutEvent extends Event permits FollowersRange, AnnouncementPublished, WebhookStopped {}
