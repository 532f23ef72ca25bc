package io.wenda.events;

/** What notification-service tells its own instances, so that each can ring the bells connected to it. */
public sealed interface AlertEvent extends Event permits AlertsStored, AlertsWaiting, InboxMoved {}
