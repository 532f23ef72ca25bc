package io.wenda.standalone.demo;

import io.wenda.standalone.demo.Conversation.Answered;
import io.wenda.standalone.demo.Conversation.Approved;
import io.wenda.standalone.demo.Conversation.AskedBack;
import io.wenda.standalone.demo.Conversation.Closed;
import io.wenda.standalone.demo.Conversation.Commented;
import io.wenda.standalone.demo.Conversation.Concluded;
import io.wenda.standalone.demo.Conversation.Flagged;
import io.wenda.standalone.demo.Conversation.Followed;
import io.wenda.standalone.demo.Conversation.Outdated;
import io.wenda.standalone.demo.Conversation.Rejected;
import io.wenda.standalone.demo.Conversation.Revised;
import io.wenda.standalone.demo.Conversation.Step;
import io.wenda.standalone.demo.Conversation.Text;
import io.wenda.standalone.demo.Conversation.Voted;
import io.wenda.standalone.demo.Conversation.Withdrawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a conversation from Markdown that is pleasant to write:
 *
 * <pre>
 * ---
 * by: lihao
 * asked: 12 days ago at 10:14
 * tags: tcp, tls
 * type: proposal                                (nothing for a question)
 * visibility: private                           (nothing for a public one)
 * ---
 * # The title
 *
 * The body.
 *
 * ## revised after 6m                            (an own title and body follow)
 * ## approved by shen after 14m                  (words to the asker may follow)
 * ## rejected by shen after 5m: advertising      (as well)
 * ## withdrawn
 * ## answer by siyuan after 41m, accepted after 3h
 * ## outdated after 40d                          (the answer before it)
 * ## comment by gao after 2h                     (on the answer before it, else on the question; as the next two)
 * ## voted by gao, mafei after 1h
 * ## flagged by gao after 2h: wrong              (words to the moderators follow)
 * ## asked back by siyuan after 1h               (what is missing follows)
 * ## closed by shen after 9d: off-topic
 * ## adopted by shen after 3d                    (or declined; the reason follows)
 * ## followed by gao, mafei after 2h
 * </pre>
 *
 * <p>A heading of the second level that begins with none of these words belongs to the text it stands in. Without a wait
 * it happened at once.
 */
final class ConversationFile {

    private static final Pattern FILE = Pattern.compile(
            "---\\nby: (?<by>\\S+)\\nasked: (?<asked>[^\\n]+)\\ntags: (?<tags>[^\\n]+)(?:\\ntype: (?<type>[a-z-]+))?(?<private>\\nvisibility: private)?\\n---\\n(?<rest>.*)",
            Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("# (?<title>[^\\n]+)\\n(?<body>.*)", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile(
            "^## (?<what>revised|approved|rejected|withdrawn|answer|outdated|comment|voted|flagged|asked back|closed|adopted|declined|followed)\\b(?<details>.*)$",
            Pattern.MULTILINE);
    private static final Pattern DETAILS =
            Pattern.compile("(?: by (?<by>[a-z]+(?:, (?!accepted)[a-z]+)*))?(?: after (?<after>[0-9dhm ]+))?"
                    + "(?:: (?<reason>[a-z-]+))?(?<accepted>, accepted(?: after (?<acceptedAfter>[0-9dhm ]+))?)?");

    private ConversationFile() {}

    static Conversation read(String id, String content) {
        Matcher file = FILE.matcher(content);
        if (!file.matches()) {
            throw new IllegalArgumentException(id + ": by, asked and tags must stand on top");
        }
        try {
            return read(id, file);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(id + ": " + e.getMessage(), e);
        }
    }

    private static Conversation read(String id, Matcher file) {
        String rest = file.group("rest");
        List<MatchResult> headings = STEP.matcher(rest).results().toList();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : rest.length();
            steps.add(step(
                    headings.get(i), rest.substring(headings.get(i).end(), end).strip()));
        }
        String question = headings.isEmpty()
                ? rest
                : rest.substring(0, headings.getFirst().start());
        return new Conversation(
                id,
                file.group("by"),
                Asked.of(file.group("asked")),
                List.of(file.group("tags").split(", ")),
                Optional.ofNullable(file.group("type")).orElse("question"),
                file.group("private") != null,
                text(question),
                steps);
    }

    private static Step step(MatchResult heading, String body) {
        Matcher details = DETAILS.matcher(heading.group("details"));
        if (!details.matches()) {
            throw new IllegalArgumentException("'" + heading.group() + "' cannot be read");
        }
        Wait after = wait(details.group("after"));
        return switch (heading.group("what")) {
            case "revised" -> new Revised(after, text(body));
            case "approved" -> new Approved(need(details, "by"), after, emptyAsNull(body));
            case "rejected" -> new Rejected(need(details, "by"), after, need(details, "reason"), emptyAsNull(body));
            case "answer" -> new Answered(need(details, "by"), after, accepted(details), body);
            case "adopted", "declined" -> new Concluded(need(details, "by"), after, heading.group("what"), body);
            case "outdated" -> new Outdated(after);
            case "comment" -> new Commented(need(details, "by"), after, body);
            case "voted" -> new Voted(List.of(need(details, "by").split(", ")), after);
            case "flagged" -> new Flagged(need(details, "by"), after, need(details, "reason"), body);
            case "asked back" -> new AskedBack(need(details, "by"), after, body);
            case "closed" -> new Closed(need(details, "by"), after, need(details, "reason"));
            case "followed" -> new Followed(List.of(need(details, "by").split(", ")), after);
            default -> new Withdrawn();
        };
    }

    private static Text text(String written) {
        Matcher text = TEXT.matcher(written.strip());
        if (!text.matches()) {
            throw new IllegalArgumentException("a text begins with '# ' and its title");
        }
        return new Text(text.group("title").strip(), text.group("body").strip());
    }

    private static String need(Matcher details, String part) {
        return Optional.ofNullable(details.group(part))
                .orElseThrow(() -> new IllegalArgumentException("no " + part + " in '" + details.group() + "'"));
    }

    private static Optional<Wait> accepted(Matcher details) {
        return details.group("accepted") == null ? Optional.empty() : Optional.of(wait(details.group("acceptedAfter")));
    }

    private static Wait wait(@Nullable String written) {
        return written == null ? Wait.NONE : Wait.of(written);
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
