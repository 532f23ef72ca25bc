package io.wenda.question.searching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BoostAttributeImpl;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MaxNonCompetitiveBoostAttributeImpl;
import org.apache.lucene.util.AttributeImpl;
import org.apache.lucene.util.AttributeSource;

/**
 * Finds words that are spelt almost like one. The automata that tell which are take longest of all that a search does, and are
 * the same in each field: those of the words that were looked for lately are kept, and nothing changes in them once they are made.
 */
final class SpeltAlike extends FuzzyQuery {

    /** So many letters in all: where a word may have two slips, each of its letters takes some 15 KB. */
    private static final int KEPT = 1_000;

    private static final int MOST = 20;

    private static final Cache<Slips, AttributeImpl> AUTOMATA = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .weigher((Slips slips, AttributeImpl made) -> slips.word().length())
            .build();

    /** All words with so many slips at most. */
    private record Slips(String word, int atMost) {}

    SpeltAlike(Term word, int slips) {
        super(word, slips, 1, MOST, true);
    }

    @Override
    protected TermsEnum getTermsEnum(Terms terms, AttributeSource search) throws IOException {
        Slips slips = new Slips(getTerm().text(), getMaxEdits());
        AttributeImpl automata = AUTOMATA.getIfPresent(slips);
        if (automata != null) {
            search.addAttributeImpl(automata);
            return super.getTermsEnum(terms, search);
        }
        TermsEnum words = super.getTermsEnum(terms, search);
        search.getAttributeImplsIterator().forEachRemaining(made -> {
            if (!(made instanceof BoostAttributeImpl) && !(made instanceof MaxNonCompetitiveBoostAttributeImpl)) {
                AUTOMATA.put(slips, made);
            }
        });
        return words;
    }
}
