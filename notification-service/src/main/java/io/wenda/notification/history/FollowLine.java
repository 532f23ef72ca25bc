package io.wenda.notification.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.notification.announcing.Topic;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Reason;
import io.wenda.notification.following.Subject;
import io.wenda.web.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A member's tie to a question, a tag, another member, the whole community or what is announced of a topic, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FollowLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String member,
        @Nullable String question,
        @Nullable String tag,
        @Nullable String person,
        @Nullable Boolean community,
        @Nullable String announcements,
        @Nullable List<@Nullable String> reasons,
        @Nullable Boolean following,
        @Nullable Boolean muted) {

    private static final Set<Reason> OF_QUESTIONS =
            EnumSet.of(Reason.FOLLOWED, Reason.ENQUIRED, Reason.ANSWERED, Reason.ASKED);

    /** Names nothing that could be followed: the line is refused. */
    private static final Subject NOTHING = Subject.question("");

    static FollowLine of(Follow follow) {
        Subject subject = follow.subject();
        String subjectId = follow.subjectId();
        boolean ofQuestion = !subject.isWider();
        return new FollowLine(
                "follow",
                follow.id(),
                follow.since().toString(),
                follow.memberId(),
                ofQuestion ? subjectId : null,
                subject.equals(Subject.tag(subjectId)) ? subjectId : null,
                subject.equals(Subject.member(subjectId)) ? subjectId : null,
                subject.equals(Subject.COMMUNITY) ? true : null,
                subject.equals(Subject.announcementsOf(subjectId)) ? subjectId : null,
                ofQuestion ? codes(follow.reasons()) : null,
                follow.following(),
                follow.isMuted() ? true : null);
    }

    private static List<@Nullable String> codes(List<Reason> reasons) {
        return new ArrayList<>(reasons.stream().sorted().map(Reason::code).toList());
    }

    Follow read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String memberId = fields.id("member", member);
        Subject subject = subject(fields, violations);
        String followId = Follow.idOf(memberId, subject);
        fields.idMadeOf(id, followId);
        Instant since = fields.at(at);
        boolean follows = !Boolean.FALSE.equals(following);
        List<Reason> checkedReasons = reasons(subject, violations);
        if (muted != null && (follows || subject.isWider())) {
            violations.add("muted", "not-expected");
        }
        violations.refuseIfAny();
        return new Follow(followId, memberId, subject.kind(), subject.id(), checkedReasons, follows, muted, since);
    }

    /** Exactly one thing is followed. */
    private Subject subject(LineFields fields, Violations violations) {
        List<String> named = Stream.of(
                        question == null ? null : "question",
                        tag == null ? null : "tag",
                        person == null ? null : "person",
                        community == null ? null : "community",
                        announcements == null ? null : "announcements")
                .flatMap(Stream::ofNullable)
                .toList();
        named.stream().skip(1).forEach(field -> violations.add(field, "not-expected"));
        if (tag != null) {
            return Subject.tagNamed(tag).filter(it -> it.id().equals(tag)).orElseGet(() -> {
                violations.add("tag", "not-a-tag");
                return NOTHING;
            });
        }
        if (person != null) {
            return Subject.member(fields.id("person", person));
        }
        if (community != null) {
            if (!community) {
                violations.add("community", "unknown-value");
            }
            return Subject.COMMUNITY;
        }
        if (announcements != null) {
            return subscription(announcements).orElseGet(() -> {
                violations.add("announcements", "unknown-value");
                return NOTHING;
            });
        }
        return Subject.question(fields.id("question", question));
    }

    /** A topic in a language: {@code release.zh}. */
    private static Optional<Subject> subscription(String id) {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> Arrays.stream(Language.values())
                        .map(language -> Subject.announcements(topic.code(), language.code())))
                .filter(subject -> subject.id().equals(id))
                .findFirst();
    }

    private List<Reason> reasons(Subject subject, Violations violations) {
        if (!subject.isWider()) {
            return List.copyOf(reasons(violations));
        }
        if (reasons != null) {
            violations.add("reasons", "not-expected");
        }
        return List.of(subject.reason());
    }

    private Set<Reason> reasons(Violations violations) {
        Set<Reason> checked = EnumSet.noneOf(Reason.class);
        if (reasons == null || reasons.isEmpty()) {
            violations.add("reasons", "required");
            return checked;
        }
        for (String code : reasons) {
            Arrays.stream(Reason.values())
                    .filter(reason ->
                            OF_QUESTIONS.contains(reason) && reason.code().equals(code))
                    .findFirst()
                    .ifPresentOrElse(checked::add, () -> violations.add("reasons", "unknown-value"));
        }
        return checked;
    }
}
