package io.wenda.question.searching;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.wenda.question.searching.Marked.Range;
import io.wenda.question.text.Markdown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds in a text the words that somebody looked for, as the index would. */
final class Marking {

    /** As much of a text as is read. */
    private static final int READ = 10_000;

    /** As much Markdown, in whole lines, as mostly has the words that are shown of it. */
    private static final int GLANCED = 1_000;

    private static final int MOST = 200;

    private static final int BEGINNING = 3;

    /** So many letters at the end of a stem may be others in a form of the word: "retri" of "retry". */
    private static final int ENDING = 2;

    private final List<Word> words;
    private final Set<String> beginnings;

    /** Of what somebody looks for: the phrases, and the words; the common ones only where there are no others. */
    Marking(Sought sought) {
        List<Word> all = new ArrayList<>(sought.phrases());
        all.addAll(Word.telling(sought.words()));
        this.words = List.copyOf(all);
        this.beginnings = words.stream().flatMap(Marking::beginnings).collect(toUnmodifiableSet());
    }

    /** A text in one line, with what is found in it. */
    Marked in(String text) {
        String read = beginning(text);
        return mayHold(read) ? marked(read) : new Marked(read, List.of(), Set.of());
    }

    /** The words of a text in Markdown. Where it holds none of them it is read as far as it is shown. */
    Marked inMarkdown(String text) {
        if (text.length() > GLANCED && !mayHold(beginning(text))) {
            String plain = Markdown.plain(firstLines(text));
            if (plain.length() > Marked.SHOWN) {
                return new Marked(plain, List.of(), Set.of());
            }
        }
        return in(Markdown.plain(text));
    }

    private static String beginning(String text) {
        return text.length() <= READ ? text : text.substring(0, READ);
    }

    private static String firstLines(String text) {
        return text.substring(0, Math.max(0, text.lastIndexOf('\n', GLANCED)));
    }

    private Marked marked(String read) {
        List<Range> ranges = new ArrayList<>();
        Set<Word> found = new HashSet<>();
        List<Place> places = places(read);
        for (int at = 0; at < places.size() && ranges.size() < MOST; at++) {
            for (Word word : words) {
                Optional<Range> range = range(places, at, word);
                range.ifPresent(ranges::add);
                range.ifPresent(there -> found.add(word));
            }
        }
        return new Marked(read, ranges, found);
    }

    /**
     * The places of a text where one of the words may begin, and some more. No term goes beyond a space: so where each word is
     * one term, only what stands between two spaces and may hold one is read as the index does.
     */
    private List<Place> places(String text) {
        String[] pieces = text.split(" ", -1);
        String[] folded = FormsFilter.folded(text).split(" ", -1);
        if (pieces.length != folded.length || !words.stream().allMatch(Word::single)) {
            return Place.in(text);
        }
        List<Place> places = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < pieces.length; i++) {
            if (holdsABeginning(folded[i])) {
                for (Place place : Place.in(pieces[i])) {
                    places.add(place.behind(start));
                }
            }
            start += pieces[i].length() + 1;
        }
        return places;
    }

    private boolean holdsABeginning(String folded) {
        for (String beginning : beginnings) {
            if (folded.contains(beginning)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether one of the words may be in a text, at a glance: reading it as the index does takes ten times as long, and most
     * texts hold none. A word whose stem begins otherwise is overlooked ("dying" for "die").
     */
    boolean mayHold(String text) {
        return !words.isEmpty() && holdsABeginning(FormsFilter.folded(text));
    }

    /** What stands in any text that holds the word: most of its first part, in one of its forms. */
    private static Stream<String> beginnings(Word word) {
        return word.parts().getFirst().terms().stream()
                .map(term -> PostAnalyzer.isNamed(term) ? term.substring(0, 1) : term)
                .map(term -> term.substring(0, Math.min(term.length(), Math.max(BEGINNING, term.length() - ENDING))));
    }

    /** Whether each of the words is in one of these texts. */
    boolean hasAll(Marked title, Marked text) {
        return words.stream()
                .allMatch(word -> title.found().contains(word) || text.found().contains(word));
    }

    /** Where a word is, if it begins at this place. */
    private static Optional<Range> range(List<Place> places, int at, Word word) {
        int start = -1;
        int end = -1;
        for (Word.Part part : word.parts()) {
            Place.Term term = term(places, at + part.offset(), part.terms());
            if (term == null) {
                return Optional.empty();
            }
            start = start < 0 ? term.start() : start;
            end = term.end();
        }
        return Optional.of(new Range(start, end));
    }

    private static Place.@Nullable Term term(List<Place> places, int at, List<String> wanted) {
        if (at < places.size()) {
            for (Place.Term term : places.get(at).terms()) {
                if (wanted.contains(term.text())) {
                    return term;
                }
            }
        }
        return null;
    }
}
