package io.wenda.membership.groups;

import io.wenda.http.creating.RequestHash;
import io.wenda.http.problem.InvalidException;
import io.wenda.http.problem.Violation;
import io.wenda.http.reading.Violations;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The community's chat groups, from its profile. What is misspelt there stops the start and is named.
 *
 * @param groups in the order in which they are shown and offered
 */
@ConfigurationProperties(prefix = "wenda.chat", ignoreUnknownFields = false)
record ChatSettings(@DefaultValue List<Listed> groups) {

    ChatSettings {
        groups = List.copyOf(groups);
        Set<String> codes = new HashSet<>();
        for (Listed group : groups) {
            if (!codes.add(group.code())) {
                throw new IllegalArgumentException("group %s: code is there twice".formatted(group.code()));
            }
        }
    }

    /**
     * A group.
     *
     * @param code names it for ever
     * @param series of which groups it is as good as any; a series of its own where absent
     * @param joining {@code direct} or {@code invitation}
     * @param headcount how many are in it at first; counted by the staff from then on
     * @param closed whether nobody joins it at first
     */
    record Listed(
            String code,
            @Nullable String name,
            @Nullable String platform,
            @Nullable String series,
            @Nullable String joining,
            @Nullable String ability,
            @Nullable String number,
            @Nullable String link,
            @Nullable String remark,
            @Nullable Integer capacity,
            @DefaultValue("0") int headcount,
            @DefaultValue("false") boolean closed) {

        Listed {
            Violations violations = new Violations();
            new GroupForm(name, platform, series, 0, joining, ability, number, link, remark, capacity)
                    .read(violations, code);
            GroupForm.headcount(violations, headcount);
            try {
                violations.refuseIfAny();
            } catch (InvalidException e) {
                Violation first = e.violations().getFirst();
                throw new IllegalArgumentException(
                        "group %s: %s is %s".formatted(code, first.field(), first.code()), e);
            }
        }

        /** As it stands there, so that one knows whether it was changed. */
        private String words(int place) {
            return RequestHash.of(
                    name,
                    platform,
                    series,
                    joining,
                    ability,
                    number,
                    link,
                    remark,
                    String.valueOf(capacity),
                    String.valueOf(place));
        }

        Group first(int place, Instant now) {
            Description description = new GroupForm(
                            name, platform, series, place, joining, ability, number, link, remark, capacity)
                    .read(new Violations(), code);
            return Group.first(code, description, headcount, closed, words(place), now);
        }
    }

    /** As they are where nobody has made them yet. */
    Stream<Group> first(Instant now) {
        return IntStream.range(0, groups.size())
                .mapToObj(place -> groups.get(place).first(place + 1, now));
    }
}
