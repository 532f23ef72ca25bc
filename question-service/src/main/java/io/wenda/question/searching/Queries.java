package io.wenda.question.searching;

import static io.wenda.question.searching.QuestionIndex.ACCEPTED;
import static io.wenda.question.searching.QuestionIndex.ANSWERS;
import static io.wenda.question.searching.QuestionIndex.ASKER;
import static io.wenda.question.searching.QuestionIndex.BODY;
import static io.wenda.question.searching.QuestionIndex.IS;
import static io.wenda.question.searching.QuestionIndex.STANDING;
import static io.wenda.question.searching.QuestionIndex.TAG;
import static io.wenda.question.searching.QuestionIndex.TITLE;
import static io.wenda.question.searching.QuestionIndex.TYPE;
import static io.wenda.question.searching.QuestionIndex.UNANSWERED;
import static io.wenda.question.searching.QuestionIndex.VOTES;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** What somebody looks for, as the index understands it. Titles count more than texts, and those more than answers. */
final class Queries {

    private static final Map<String, Float> WEIGHTS = Map.of(TITLE, 4f, BODY, 1.5f, ANSWERS, 1f);
    private static final float STEM = 0.8f;
    private static final float SPELT_ALIKE = 0.3f;
    private static final float SOLVED = 1f;

    /** The most that votes count, however many they are: no crowd makes up for words that are not there. */
    private static final float VOTED = 1f;

    /** So many votes count half of that. */
    private static final float HALF_OF_IT = 5f;

    /** A word in the text beside the title says that much again as its best place does. */
    private static final float ELSEWHERE_TOO = 0.2f;

    private static final int LONG_ENOUGH_FOR_A_SLIP = 5;
    private static final int LONG_ENOUGH_FOR_TWO = 8;

    private Queries() {}

    /**
     * What has all of it: filters, phrases, and words.
     *
     * @param authorIds whom {@code author:} names
     * @param lenient with words spelt alike, and where there are several words, only with most of them
     */
    static Query of(Sought sought, Collection<String> authorIds, boolean lenient) {
        if (sought.isHollow()) {
            return new MatchNoDocsQuery("not a word in it");
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        sought.tags().forEach(tag -> query.add(new TermQuery(new Term(TAG, tag)), Occur.FILTER));
        if (!sought.types().isEmpty()) {
            query.add(
                    new TermInSetQuery(
                            TYPE, sought.types().stream().map(BytesRef::new).toList()),
                    Occur.FILTER);
        }
        if (!sought.authors().isEmpty()) {
            query.add(
                    new TermInSetQuery(
                            ASKER, authorIds.stream().map(BytesRef::new).toList()),
                    Occur.FILTER);
        }
        if (sought.unanswered()) {
            query.add(new TermQuery(new Term(IS, UNANSWERED)), Occur.FILTER);
        }
        if (sought.accepted()) {
            query.add(new TermQuery(new Term(IS, ACCEPTED)), Occur.FILTER);
        }
        sought.phrases().forEach(phrase -> query.add(anywhere(phrase, false), Occur.MUST));
        if (!sought.words().isEmpty()) {
            query.add(words(sought.words(), lenient, lenient ? 0.5 : 0.75), Occur.MUST);
        }
        if (sought.hasWords()) {
            query.add(FeatureField.newLinearQuery(STANDING, ACCEPTED, SOLVED), Occur.SHOULD);
            query.add(FeatureField.newSaturationQuery(STANDING, VOTES, VOTED, HALF_OF_IT), Occur.SHOULD);
        }
        return query.build();
    }

    /** What has some of these words, the rarer the better. */
    static Query similar(List<Word> words) {
        return words.isEmpty() ? new MatchNoDocsQuery("nothing typed yet") : words(words, false, 0.3);
    }

    /** Up to three words must all be there, of more that share. The little ones must only where there are no others. */
    private static Query words(List<Word> words, boolean lenient, double share) {
        List<Word> needed = Word.telling(words);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        needed.forEach(word -> query.add(anywhere(word, lenient), Occur.SHOULD));
        query.setMinimumNumberShouldMatch(
                needed.size() <= 3 && share > 0.5 ? needed.size() : (int) Math.ceil(needed.size() * share));
        return query.build();
    }

    private static Query anywhere(Word word, boolean lenient) {
        List<Query> places = new ArrayList<>();
        WEIGHTS.forEach((field, weight) -> {
            places.add(new BoostQuery(in(field, word), weight));
            if (lenient && allowsASlip(word)) {
                places.add(new BoostQuery(speltAlike(field, word), weight * SPELT_ALIKE));
            }
        });
        return new DisjunctionMaxQuery(places, ELSEWHERE_TOO);
    }

    private static Query in(String field, Word word) {
        if (word.single()) {
            return oneOf(field, word.parts().getFirst());
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        word.parts()
                .forEach(part -> phrase.add(
                        part.terms().stream().map(term -> new Term(field, term)).toArray(Term[]::new), part.offset()));
        return phrase.build();
    }

    private static Query oneOf(String field, Word.Part part) {
        SynonymQuery.Builder forms = new SynonymQuery.Builder(field);
        part.terms().forEach(term -> forms.addTerm(new BytesRef(term), term.equals(part.typed()) ? 1 : STEM));
        return forms.build();
    }

    private static boolean allowsASlip(Word word) {
        return word.single() && letters(word) >= LONG_ENOUGH_FOR_A_SLIP;
    }

    private static Query speltAlike(String field, Word word) {
        return new SpeltAlike(
                new Term(field, word.parts().getFirst().typed()), letters(word) >= LONG_ENOUGH_FOR_TWO ? 2 : 1);
    }

    private static int letters(Word word) {
        String typed = word.parts().getFirst().typed();
        return typed.codePointCount(0, typed.length());
    }
}
