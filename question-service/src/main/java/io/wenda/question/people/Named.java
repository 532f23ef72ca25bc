package io.wenda.question.people;

import org.jspecify.annotations.Nullable;

/**
 * A member as others see them.
 *
 * @param name absent for a moment after somebody signed up, until this service has heard of them
 */
public record Named(String id, @Nullable String name) {}
