package io.wenda.standalone.backup;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** A backup, read from the beginning to the end before anything of it is used. */
final class Archive implements Closeable {

    static final String MANIFEST = "manifest.json";
    static final int FORMAT = 1;

    private static final int SMALLEST_DOCUMENT = 5;
    private static final int LARGEST_DOCUMENT = 17 * 1024 * 1024;

    private final ZipFile zip;
    private final List<String> databases;
    private final List<Entry> entries;

    private Archive(ZipFile zip, List<String> databases, List<Entry> entries) {
        this.zip = zip;
        this.databases = databases;
        this.entries = entries;
    }

    /** A whole and unchanged backup; {@link BackupException} for anything else. */
    static Archive checked(Path file) {
        try {
            Archive archive = open(new ZipFile(file.toFile()));
            try {
                archive.check();
                return archive;
            } catch (IOException | RuntimeException e) {
                archive.close();
                throw e;
            }
        } catch (IOException e) {
            throw new BackupException(file + " is no whole backup", e);
        }
    }

    private static Archive open(ZipFile zip) throws IOException {
        try {
            Document manifest = Document.parse(new String(bytes(zip, MANIFEST), StandardCharsets.UTF_8));
            if (manifest.getInteger("format", 0) != FORMAT) {
                throw new IOException("it has another format than " + FORMAT);
            }
            return new Archive(
                    zip,
                    manifest.getList("databases", String.class),
                    manifest.getList("collections", Document.class).stream()
                            .map(Entry::read)
                            .toList());
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw new IOException("its manifest cannot be read: " + e.getMessage(), e);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    List<String> databases() {
        return databases;
    }

    private void check() throws IOException {
        Set<String> names = zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        Set<String> listed = entries.stream().map(Entry::name).collect(Collectors.toSet());
        listed.add(MANIFEST);
        if (!names.equals(listed) || listed.size() != entries.size() + 1) {
            throw new IOException("it has other parts than its manifest says");
        }
        for (Entry entry : entries) {
            MessageDigest digest = sha256();
            long documents = read(entry, digest, document -> {});
            if (documents != entry.documents()
                    || !HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
                throw new IOException(entry.name() + " was changed");
            }
        }
    }

    /** Hands over the documents of a collection, one after the other. */
    void read(Entry entry, Consumer<RawBsonDocument> reader) throws IOException {
        read(entry, sha256(), reader);
    }

    private long read(Entry entry, MessageDigest digest, Consumer<RawBsonDocument> reader) throws IOException {
        long documents = 0;
        try (InputStream in = new DigestInputStream(
                new BufferedInputStream(zip.getInputStream(entryOf(zip, entry.name()))), digest)) {
            for (byte[] document = next(in); document != null; document = next(in)) {
                reader.accept(new RawBsonDocument(document));
                documents++;
            }
        }
        return documents;
    }

    /** A BSON document begins with its own length and ends with a zero. */
    private static byte @Nullable [] next(InputStream in) throws IOException {
        byte[] head = in.readNBytes(Integer.BYTES);
        if (head.length == 0) {
            return null;
        }
        int length = head.length < Integer.BYTES
                ? 0
                : (head[0] & 0xFF) | (head[1] & 0xFF) << 8 | (head[2] & 0xFF) << 16 | (head[3] & 0xFF) << 24;
        if (length < SMALLEST_DOCUMENT || length > LARGEST_DOCUMENT) {
            throw new IOException("it has something that is no document");
        }
        byte[] document = new byte[length];
        System.arraycopy(head, 0, document, 0, Integer.BYTES);
        int read = in.readNBytes(document, Integer.BYTES, length - Integer.BYTES);
        if (read != length - Integer.BYTES || document[length - 1] != 0) {
            throw new IOException("it has half a document");
        }
        return document;
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(entryOf(zip, name))) {
            return in.readAllBytes();
        }
    }

    private static ZipEntry entryOf(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is missing");
        }
        return entry;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
