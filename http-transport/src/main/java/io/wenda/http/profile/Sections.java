package io.wenda.http.profile;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sections of the community's profile. Each but the first belongs to one service, which alone knows what may be in it;
 * docs/profile.md lists them.
 *
 * @param community what all services say of it
 */
record Sections(
        @Nullable Community community,

        // membership-service
        @Nullable Map<String, Object> membership,
        @Nullable Map<String, Object> chat,
        @Nullable Map<String, Object> contact,
        @Nullable Map<String, Object> sponsoring,
        @Nullable Map<String, Object> rules,
        @Nullable Map<String, Object> conduct,
        @Nullable Map<String, Object> accounts,
        @Nullable Map<String, Object> departing,
        @Nullable Map<String, Object> secondFactor,

        // question-service
        @Nullable Map<String, Object> asking,
        @Nullable Map<String, Object> enquiring,
        @Nullable Map<String, Object> types,
        @Nullable Map<String, Object> reviewing,
        @Nullable Map<String, Object> flagging,
        @Nullable Map<String, Object> illustrating,
        @Nullable Map<String, Object> commenting,

        // notification-service
        @Nullable Map<String, Object> mailing) {

    /** @param name at the top of the rail, in titles and before the subject of every mail */
    record Community(@Nullable String name) {}
}
