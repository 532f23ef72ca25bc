package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.creating.RequestHash;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.asking.Draft;
import io.wenda.question.asking.Past;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.QuestionText;
import io.wenda.question.asking.Revision;
import io.wenda.question.asking.Slip;
import io.wenda.question.asking.State;
import io.wenda.question.asking.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A question as it stands, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuestionLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String asker,
        @Nullable String type,
        @Nullable String title,
        @Nullable String body,
        @Nullable List<@Nullable String> tags,
        @Nullable String state,
        @Nullable Integer revision,
        @Nullable String writtenAt,
        @Nullable String publishedAt,
        @Nullable String visibility,
        @Nullable String correctedBy,
        @Nullable String reply,
        @Nullable String hiddenAt) {

    private static final int MOST_REVISIONS = 1_000;

    static QuestionLine of(Question question) {
        Revision text = question.revision();
        Instant published = question.publishedAt();
        Instant hidden = question.hiddenAt();
        return new QuestionLine(
                "question",
                question.id(),
                question.submittedAt().toString(),
                question.askerId(),
                text.type().code(),
                text.title(),
                text.body(),
                new ArrayList<>(text.tags()),
                (hidden == null ? question.state() : State.PUBLISHED).code(),
                text.number(),
                text.writtenAt().toString(),
                published == null ? null : published.toString(),
                question.privacy() == null ? null : question.visibility(),
                text.correctedBy(),
                text.reply(),
                hidden == null ? null : hidden.toString());
    }

    /** A line that was read. */
    record Read(Past past, Draft draft, boolean rejected) {

        /** The question, once for each place in review that it may take: the numbered ones, else one of its own. */
        List<Question> candidates(int places) {
            String hash =
                    RequestHash.of(draft.type().code(), draft.title(), draft.body(), String.join(" ", draft.tags()));
            Stream<@Nullable String> slots = past.state().undecided()
                    ? Stream.concat(IntStream.rangeClosed(1, places).mapToObj(Integer::toString), Stream.of(past.id()))
                            .map(place -> past.askerId() + ":" + place)
                    : Stream.of((String) null);
            return slots.map(slot -> past.question(draft, hash, slot)).toList();
        }

        /** Whether it is what is there. What is rejected looks withdrawn until its decision comes. */
        boolean isThere(Question there) {
            QuestionLine wanted = of(past.question(draft, "", null));
            QuestionLine found = of(there);
            return found.equals(wanted)
                    || (rejected
                            && there.state() == State.REJECTED
                            && found.withdrawn().equals(wanted));
        }
    }

    Read read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String checkedId = fields.id("id", id);
        Instant submitted = fields.at(at);
        String askerId = fields.id("asker", asker);
        Optional<Type> checkedType = type == null ? Optional.of(Type.QUESTION) : Type.of(type);
        if (checkedType.isEmpty()) {
            violations.add("type", "unknown-value");
        }
        State checkedState = state(violations);
        int number = revision == null ? 1 : fields.number("revision", revision, 1, MOST_REVISIONS);
        Instant written = writtenAt == null ? submitted : fields.instant("writtenAt", writtenAt, submitted);
        Instant published = published(checkedState, submitted, violations, fields);
        Slip slip = Slips.read(correctedBy, reply, fields, violations);
        Draft draft = new QuestionText(title, body, tags).read(checkedType.orElse(Type.QUESTION), violations, 1, 1);
        boolean kept = kept(checkedState, violations);
        Instant hidden = hidden(checkedState, published, violations, fields);
        violations.refuseIfAny();
        boolean rejected = checkedState == State.REJECTED;
        State first = rejected ? State.WITHDRAWN : checkedState;
        return new Read(
                new Past(checkedId, askerId, submitted, first, published, number, written, kept, slip, hidden),
                draft,
                rejected);
    }

    private State state(Violations violations) {
        violations.required("state", state);
        return Arrays.stream(State.values())
                .filter(known -> known != State.REMOVED && known.code().equals(state))
                .findFirst()
                .orElseGet(() -> {
                    if (state != null) {
                        violations.add("state", "unknown-value");
                    }
                    return State.WITHDRAWN;
                });
    }

    private @Nullable Instant published(State checked, Instant submitted, Violations violations, LineFields fields) {
        if (checked == State.PUBLISHED || (checked == State.PRIVATE && publishedAt != null)) {
            return fields.instant("publishedAt", publishedAt, submitted);
        }
        if (publishedAt != null) {
            violations.add("publishedAt", "not-expected");
        }
        return null;
    }

    private @Nullable Instant hidden(
            State checked, @Nullable Instant published, Violations violations, LineFields fields) {
        if (hiddenAt == null || published == null || checked != State.PUBLISHED) {
            if (hiddenAt != null) {
                violations.add("hiddenAt", "not-expected");
            }
            return null;
        }
        return fields.instant("hiddenAt", hiddenAt, published);
    }

    /** What is private says so, and what says so is not public. */
    private boolean kept(State checked, Violations violations) {
        boolean kept = "private".equals(visibility);
        if (visibility != null && !kept) {
            violations.add("visibility", "unknown-value");
        } else if (kept && checked == State.PUBLISHED) {
            violations.add("visibility", "not-expected");
        } else if (!kept && checked == State.PRIVATE) {
            violations.add("visibility", "required");
        }
        return kept;
    }

    private QuestionLine withdrawn() {
        return new QuestionLine(
                kind,
                id,
                at,
                asker,
                type,
                title,
                body,
                tags,
                State.WITHDRAWN.code(),
                revision,
                writtenAt,
                publishedAt,
                visibility,
                correctedBy,
                reply,
                hiddenAt);
    }
}
