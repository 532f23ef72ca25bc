package io.wenda.question.people;

import org.jspecify.annotations.Nullable;

/**
 * A member as others see them.
 *
 * @param name absent for a moment after somebody signed up, until this service has heard of them; empty for who deleted their
 *     account
 * @param avatar where their picture is; absent where they have none
 * @param badge true where they let everybody see that they have abilities, and have some now; else absent
 */
public record Named(
        String id,
        @Nullable String name,
        @Nullable String avatar,
        @Nullable Boolean badge) {

    /** Somebody of whom only the name is shown. */
    public Named(String id, @Nullable String name) {
        this(id, name, null, null);
    }

    /** Their name where there is one to say. */
    public @Nullable String called() {
        return name == null || name.isEmpty() ? null : name;
    }
}
