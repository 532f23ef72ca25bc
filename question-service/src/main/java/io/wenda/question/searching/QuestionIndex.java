package io.wenda.question.searching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Which questions have which words. Holds no text and answers with ids: whoever asks reads from the store what is still
 * there, and public.
 */
final class QuestionIndex implements AutoCloseable {

    static final String ID = "id";
    static final String TITLE = "title";
    static final String BODY = "body";
    static final String ANSWERS = "answers";
    static final String TAG = "tag";
    static final String TYPE = "type";
    static final String ASKER = "asker";
    static final String IS = "is";
    static final String UNANSWERED = "unanswered";
    static final String ACCEPTED = "accepted";
    /** What a question has beside its words that puts it higher. */
    static final String STANDING = "standing";

    static final String VOTES = "votes";

    private static final String PUBLISHED = "published";

    /** In megabytes: small, as this heap holds a whole service. */
    private static final int BUFFER = 8;

    /** One of so many questions, where there are more than a few hundred. */
    private static final int GREAT_PART = 4;

    private static final int MANY_QUESTIONS = 500;

    private static final Sort BEST_FIRST = new Sort(
            SortField.FIELD_SCORE,
            new SortField(PUBLISHED, SortField.Type.LONG, true),
            new SortField(ID, SortField.Type.STRING));

    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** @param folder empty */
    QuestionIndex(IndexFolder folder) throws IOException {
        this.writer = new IndexWriter(
                folder.directory(),
                new IndexWriterConfig(PostAnalyzer.POSTS)
                        .setRAMBufferSizeMB(BUFFER)
                        .setCommitOnClose(false));
        this.searchers = new SearcherManager(writer, null);
    }

    /** Takes a question in, in place of what was known of it. */
    void put(PublishedThread thread) throws IOException {
        writer.updateDocument(new Term(ID, thread.id()), document(thread));
    }

    void remove(String questionId) throws IOException {
        writer.deleteDocuments(new Term(ID, questionId));
    }

    /** From now on what was put and removed is so for everybody who searches. */
    void show() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** The best so many of a search, those after a rank if one is given. */
    List<Rank> find(Query query, @Nullable Rank after, boolean lenient, int most) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                int lastDocument = Math.max(0, searcher.getIndexReader().maxDoc() - 1);
                FieldDoc behind = after == null ? null : after.fieldDoc(lastDocument);
                return Arrays.stream(searcher.searchAfter(behind, query, most, BEST_FIRST).scoreDocs)
                        .map(hit -> Rank.of((FieldDoc) hit, lenient))
                        .toList();
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Those of these words that tell questions apart here: what stands in a great part of them, the name of the project
     * perhaps, takes long to look for and finds anything. All of them where there are no others.
     */
    List<Word> telling(List<Word> words) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                List<Word> telling = new ArrayList<>();
                for (Word word : words) {
                    if (tells(word, searcher.getIndexReader())) {
                        telling.add(word);
                    }
                }
                return telling.isEmpty() ? words : telling;
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of several parts the rarest counts. */
    private static boolean tells(Word word, IndexReader reader) throws IOException {
        int most = Math.max(MANY_QUESTIONS, reader.numDocs() / GREAT_PART);
        for (Word.Part part : word.parts()) {
            if (reader.docFreq(new Term(TITLE, part.typed())) < most
                    && reader.docFreq(new Term(BODY, part.typed())) < most) {
                return true;
            }
        }
        return false;
    }

    private static Document document(PublishedThread thread) {
        Document document = new Document();
        document.add(new StringField(ID, thread.id(), Field.Store.NO));
        document.add(new SortedDocValuesField(ID, new BytesRef(thread.id())));
        document.add(new NumericDocValuesField(PUBLISHED, thread.publishedAt().toEpochMilli()));
        document.add(new StringField(ASKER, thread.askerId(), Field.Store.NO));
        document.add(new StringField(TYPE, thread.type(), Field.Store.NO));
        document.add(new TextField(TITLE, thread.title(), Field.Store.NO));
        document.add(new TextField(BODY, thread.body(), Field.Store.NO));
        for (String tag : thread.tags()) {
            document.add(new StringField(TAG, tag, Field.Store.NO));
            document.add(new TextField(TITLE, tag, Field.Store.NO));
        }
        for (String answer : thread.answers()) {
            document.add(new TextField(ANSWERS, answer, Field.Store.NO));
        }
        if (!thread.answered()) {
            document.add(new StringField(IS, UNANSWERED, Field.Store.NO));
        }
        if (thread.acceptedAnswerId() != null) {
            document.add(new StringField(IS, ACCEPTED, Field.Store.NO));
            document.add(new FeatureField(STANDING, ACCEPTED, 1));
        }
        if (thread.votes() > 0) {
            document.add(new FeatureField(STANDING, VOTES, thread.votes()));
        }
        return document;
    }

    /** What is in it is gone. */
    @Override
    public void close() throws IOException {
        try (writer) {
            searchers.close();
        }
    }
}
