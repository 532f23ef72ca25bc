package io.wenda.question.searching;

import io.wenda.http.reading.Violations;
import io.wenda.question.asking.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for, as they typed it: words, {@code "phrases"}, and filters. What is no filter is a word, whatever
 * characters it is made of; nothing else has a meaning of its own.
 *
 * @param text as typed, in one line
 * @param phrases to be found word for word
 * @param tags that a question must all have
 * @param types of which a question must have one
 * @param authors of whom one must have asked it: names, ids, or {@code me}
 */
public record Sought(
        String text,
        List<Word> words,
        List<Word> phrases,
        Set<String> tags,
        Set<String> types,
        Set<String> authors,
        boolean unanswered,
        boolean accepted) {

    /** Room for the first line of a stack trace. */
    public static final int LONGEST = 300;

    private static final int MOST_WORDS = 32;

    /** A filter with its value, which may be quoted; or a phrase; or what stands up to the next space. */
    private static final Pattern PIECE = Pattern.compile(
            "(?:(?<filter>tag|type|is|author):(?:\"(?<quoted>[^\"]+)\"|(?<value>[^\\s\"]+)))"
                    + "|\"(?<phrase>[^\"]*)\""
                    + "|(?<word>[^\\s\"]+|\")",
            Pattern.CASE_INSENSITIVE);

    public Sought {
        words = List.copyOf(words);
        phrases = List.copyOf(phrases);
        tags = Set.copyOf(tags);
        types = Set.copyOf(types);
        authors = Set.copyOf(authors);
    }

    /**
     * Reads what was typed.
     *
     * @throws io.wenda.http.problem.InvalidException (400 {@code invalid}) if it is empty ({@code required}), {@code
     *     too-long}, has {@code too-many} words, or asks {@code is:} or {@code type:} what
     *     nothing is ({@code unknown-filter})
     */
    public static Sought read(@Nullable String typed) {
        Violations violations = new Violations();
        String text = violations.line("q", typed, 1, LONGEST);
        violations.refuseIfAny();
        Reading reading = new Reading();
        Matcher pieces = PIECE.matcher(text);
        while (pieces.find()) {
            reading.take(pieces, violations);
        }
        if (reading.words.size() > MOST_WORDS) {
            violations.add("q", "too-many-words", MOST_WORDS);
        }
        violations.refuseIfAny();
        return reading.sought(text);
    }

    /** What makes questions similar to one that somebody is about to ask: the title, and some words of the rest. */
    static List<Word> similarTo(String title, String body) {
        List<Word> words = new ArrayList<>(new LinkedHashSet<>(Word.in(title)));
        Word.in(body).stream().distinct().filter(word -> !word.common()).forEach(words::add);
        return words.stream().distinct().limit(MOST_WORDS).toList();
    }

    /** The same with these tags in place of their synonyms. */
    Sought tagged(Set<String> others) {
        return new Sought(text, words, phrases, others, types, authors, unanswered, accepted);
    }

    /** Whether anything is looked for beside what filters say. */
    boolean hasWords() {
        return !words.isEmpty() || !phrases.isEmpty();
    }

    /** Whether this can match nothing at all: it has neither a word nor a filter in it. */
    boolean isHollow() {
        return !hasWords() && tags.isEmpty() && types.isEmpty() && authors.isEmpty() && !unanswered && !accepted;
    }

    private static final class Reading {
        private final List<Word> words = new ArrayList<>();
        private final List<Word> phrases = new ArrayList<>();
        private final Set<String> tags = new LinkedHashSet<>();
        private final Set<String> types = new LinkedHashSet<>();
        private final Set<String> authors = new LinkedHashSet<>();
        private boolean unanswered;
        private boolean accepted;

        void take(Matcher piece, Violations violations) {
            String filter = piece.group("filter");
            if (filter != null) {
                String quoted = piece.group("quoted");
                filter(filter.toLowerCase(Locale.ROOT), quoted == null ? piece.group("value") : quoted, violations);
            } else if (piece.group("phrase") != null) {
                phrase(Word.phrase(piece.group("phrase")));
            } else {
                words.addAll(Word.in(piece.group("word")));
            }
        }

        private void phrase(Word phrase) {
            if (!phrase.parts().isEmpty()) {
                phrases.add(phrase);
            }
        }

        private void filter(String filter, String value, Violations violations) {
            switch (filter) {
                case "tag" -> tags.add(value.toLowerCase(Locale.ROOT));
                case "type" -> type(value.toLowerCase(Locale.ROOT), violations);
                case "author" -> authors.add(value);
                default -> is(value.toLowerCase(Locale.ROOT), violations);
            }
        }

        private void type(String code, Violations violations) {
            Type.of(code).ifPresentOrElse(type -> types.add(type.code()), () -> violations.add("q", "unknown-filter"));
        }

        private void is(String state, Violations violations) {
            switch (state) {
                case "unanswered" -> unanswered = true;
                case "accepted" -> accepted = true;
                default -> violations.add("q", "unknown-filter");
            }
        }

        Sought sought(String text) {
            return new Sought(
                    text, words.stream().distinct().toList(), phrases, tags, types, authors, unanswered, accepted);
        }
    }
}
