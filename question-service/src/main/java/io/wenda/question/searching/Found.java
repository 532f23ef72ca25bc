package io.wenda.question.searching;

import io.wenda.question.asking.Question;
import io.wenda.question.people.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a search finds, as it stands in the store now.
 *
 * @param next leads to the part that follows; null on the last
 * @param lenient words that are spelt alike were looked for too
 * @param names of the askers
 */
public record Found(List<Hit> hits, @Nullable String next, boolean lenient, Names names) {

    /**
     * A public question that was found.
     *
     * @param title with the words that were looked for marked
     * @param excerpt from its text or an answer, likewise
     */
    public record Hit(Question question, List<Piece> title, List<Piece> excerpt) {}

    public Found {
        hits = List.copyOf(hits);
    }
}
