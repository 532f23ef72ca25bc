package io.wenda.standalone.backup;

import java.util.List;
import org.bson.Document;

/**
 * A collection in an archive: its documents as BSON, one after the other.
 *
 * @param sha256 of the documents, in hex
 * @param indexes all but the one of ids, as {@code createIndexes} takes them
 */
record Entry(String database, String collection, long documents, String sha256, List<Document> indexes) {

    Entry {
        indexes = List.copyOf(indexes);
    }

    static String nameOf(String database, String collection) {
        return database + "/" + collection + ".bson";
    }

    String name() {
        return nameOf(database, collection);
    }

    Document described() {
        return new Document("database", database)
                .append("collection", collection)
                .append("documents", documents)
                .append("sha256", sha256)
                .append("indexes", indexes);
    }

    static Entry read(Document described) {
        return new Entry(
                described.getString("database"),
                described.getString("collection"),
                described.get("documents", Number.class).longValue(),
                described.getString("sha256"),
                described.getList("indexes", Document.class, List.of()));
    }
}
