package io.wenda.standalone.index;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a query has found, handed out a batch at a time. It holds where the documents are, not the documents, so somebody
 * can read a whole collection that does not fit into memory; what was changed meanwhile is read as it is by then.
 */
final class Batches extends AbstractCursor {

    private final Iterator<Object> positions;
    private final BiFunction<Stream<Object>, Integer, List<Document>> read;

    /** @param read the documents at these positions that the query wants, so many at most, in the form it wants */
    Batches(long id, List<Object> positions, BiFunction<Stream<Object>, Integer, List<Document>> read) {
        super(id);
        this.positions = positions.iterator();
        this.read = read;
    }

    /** Otherwise there may be nothing more, all the same: that is seen when it is read. */
    @Override
    public boolean isEmpty() {
        return !positions.hasNext();
    }

    @Override
    public List<Document> takeDocuments(int most) {
        return read.apply(
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(positions, Spliterator.ORDERED), false), most);
    }
}
