package io.wenda.standalone.backup;

import org.bson.Document;

/**
 * A collection in an archive: its documents as BSON, one after the other.
 *
 * @param sha256 of the documents, in hex
 */
record Entry(String database, String collection, long documents, String sha256) {

    String name() {
        return database + "/" + collection + ".bson";
    }

    Document described() {
        return new Document("database", database)
                .append("collection", collection)
                .append("documents", documents)
                .append("sha256", sha256);
    }

    static Entry read(Document described) {
        return new Entry(
                described.getString("database"),
                described.getString("collection"),
                described.get("documents", Number.class).longValue(),
                described.getString("sha256"));
    }
}
