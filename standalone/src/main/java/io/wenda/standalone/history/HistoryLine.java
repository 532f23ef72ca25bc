package io.wenda.standalone.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One thing that happened in a community, with its date. Each becomes one line of JSON with the fields it has here. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HistoryLine.Member.class, name = "member"),
    @JsonSubTypes.Type(value = HistoryLine.Question.class, name = "question"),
    @JsonSubTypes.Type(value = HistoryLine.Revision.class, name = "revision"),
    @JsonSubTypes.Type(value = HistoryLine.Decision.class, name = "decision"),
    @JsonSubTypes.Type(value = HistoryLine.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = HistoryLine.Acceptance.class, name = "acceptance"),
    @JsonSubTypes.Type(value = HistoryLine.Conclusion.class, name = "conclusion"),
    @JsonSubTypes.Type(value = HistoryLine.Comment.class, name = "comment"),
    @JsonSubTypes.Type(value = HistoryLine.Vote.class, name = "vote"),
    @JsonSubTypes.Type(value = HistoryLine.Flag.class, name = "flag"),
    @JsonSubTypes.Type(value = HistoryLine.Outdated.class, name = "outdated"),
    @JsonSubTypes.Type(value = HistoryLine.Closing.class, name = "closing"),
    @JsonSubTypes.Type(value = HistoryLine.Enquiry.class, name = "enquiry"),
    @JsonSubTypes.Type(value = HistoryLine.Follow.class, name = "follow"),
    @JsonSubTypes.Type(value = HistoryLine.Announcement.class, name = "announcement"),
    @JsonSubTypes.Type(value = HistoryLine.Sponsor.class, name = "sponsor")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface HistoryLine {

    JsonMapper JSON = JsonMapper.builder().build();

    String id();

    Instant at();

    /** Without the line end. */
    default String json() {
        return JSON.writeValueAsString(this);
    }

    record Member(String id, Instant at, String name, String email, String language, List<String> roles)
            implements HistoryLine {}

    /** @param name absent for who is anonymous */
    record Sponsor(
            String id,
            Instant at,
            @Nullable String member,
            String plan,
            long amount,
            String currency,
            @Nullable String name,
            @Nullable Boolean anonymous,
            @Nullable String message)
            implements HistoryLine {}

    record Question(
            String id,
            Instant at,
            String asker,
            String type,
            String title,
            String body,
            List<String> tags,
            String state,
            int revision,
            Instant writtenAt,
            @Nullable Instant publishedAt,
            @Nullable String visibility)
            implements HistoryLine {}

    record Revision(String id, Instant at, String question, int revision, String title, String body, List<String> tags)
            implements HistoryLine {

        public static Revision of(
                String question, int revision, Instant at, String title, String body, List<String> tags) {
            return new Revision(question + ":" + revision, at, question, revision, title, body, tags);
        }
    }

    record Decision(
            String id,
            Instant at,
            String question,
            int revision,
            String by,
            String decision,
            @Nullable String reason,
            @Nullable String words)
            implements HistoryLine {

        public static Decision approve(String question, int revision, Instant at, String by, @Nullable String words) {
            return new Decision(question + ":" + revision, at, question, revision, by, "approve", null, words);
        }

        public static Decision reject(
                String question, int revision, Instant at, String by, String reason, @Nullable String words) {
            return new Decision(question + ":" + revision, at, question, revision, by, "reject", reason, words);
        }
    }

    record Answer(String id, Instant at, String question, String author, String body) implements HistoryLine {}

    record Acceptance(String id, Instant at, String question, String answer) implements HistoryLine {

        public static Acceptance of(String question, String answer, Instant at) {
            return new Acceptance(question, at, question, answer);
        }
    }

    /** @param outcome adopted or declined */
    record Conclusion(String id, Instant at, String question, String by, String outcome, String words)
            implements HistoryLine {

        public static Conclusion of(String question, Instant at, String by, String outcome, String words) {
            return new Conclusion(question, at, question, by, outcome, words);
        }
    }

    /** @param answer what it is on; null for the question */
    record Comment(
            String id,
            Instant at,
            String question,
            @Nullable String answer,
            String author,
            String body) implements HistoryLine {}

    /** @param answer what it is for; null for the question */
    record Vote(
            String id,
            Instant at,
            String question,
            @Nullable String answer,
            String member,
            String value) implements HistoryLine {

        public static Vote up(String question, @Nullable String answer, Instant at, String member) {
            return new Vote(idOf(question, answer, member), at, question, answer, member, "up");
        }
    }

    /** @param answer what it is about; null for the question */
    record Flag(
            String id,
            Instant at,
            String question,
            @Nullable String answer,
            String member,
            String type,
            String words) implements HistoryLine {

        public static Flag of(
                String question, @Nullable String answer, Instant at, String member, String type, String words) {
            return new Flag(idOf(question, answer, member), at, question, answer, member, type, words);
        }
    }

    record Outdated(String id, Instant at, String question, String answer) implements HistoryLine {}

    record Closing(String id, Instant at, String question, String by, String reason) implements HistoryLine {}

    record Enquiry(String id, Instant at, String question, String by, String words) implements HistoryLine {}

    private static String idOf(String question, @Nullable String answer, String member) {
        return (answer == null ? question : answer) + ":" + member;
    }

    /** @param following whether they still do */
    record Follow(String id, Instant at, String member, String question, List<String> reasons, boolean following)
            implements HistoryLine {

        public static Follow of(String member, String question, Instant at, List<String> reasons) {
            return new Follow(member + ":question:" + question, at, member, question, reasons, true);
        }

        /** The same tie of somebody who does not want to hear of the question. */
        public Follow declined() {
            return new Follow(id, at, member, question, reasons, false);
        }
    }

    record Announcement(
            String id,
            Instant at,
            String author,
            String topic,
            List<Text> texts,
            @Nullable String link,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable String place)
            implements HistoryLine {

        public record Text(String language, String title, String body) {}
    }
}
