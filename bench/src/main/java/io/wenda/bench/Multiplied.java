package io.wenda.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A backup of a {@link PastCommunity} of a thousand questions, in which each question and all that belongs to it is there
 * so many times, under other ids: a large community within minutes.
 */
final class Multiplied {

    /** So many questions have ids that differ in their last three digits alone. */
    static final int QUESTIONS = 1_000;

    private static final int PREFIX = "bench-question-".length();
    private static final String MANIFEST = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Written(long documents, String sha256) {}

    private final int times;

    private Multiplied(int times) {
        this.times = times;
    }

    static void write(Path backup, int times, Path file) throws IOException {
        try (ZipFile in = new ZipFile(backup.toFile());
                ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            new Multiplied(times).write(in, out);
        }
    }

    private void write(ZipFile in, ZipOutputStream out) throws IOException {
        Map<String, Written> written = new LinkedHashMap<>();
        for (Enumeration<? extends ZipEntry> all = in.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (!entry.getName().equals(MANIFEST)) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                written.put(entry.getName(), multiply(in.getInputStream(entry), out));
                out.closeEntry();
            }
        }
        out.putNextEntry(new ZipEntry(MANIFEST));
        out.write(JSON.writeValueAsBytes(manifest(JSON.readTree(in.getInputStream(in.getEntry(MANIFEST))), written)));
        out.closeEntry();
    }

    private static JsonNode manifest(JsonNode manifest, Map<String, Written> written) {
        for (JsonNode collection : manifest.required("collections")) {
            Written now = Objects.requireNonNull(
                    written.get(collection.required("database").asString() + "/"
                            + collection.required("collection").asString() + ".bson"));
            ((ObjectNode) collection).put("documents", now.documents()).put("sha256", now.sha256());
        }
        return manifest;
    }

    private Written multiply(InputStream documents, OutputStream out) throws IOException {
        MessageDigest digest = sha256();
        OutputStream digested = new DigestOutputStream(out, digest);
        long count = 0;
        try (InputStream in = new BufferedInputStream(documents)) {
            for (byte[] document = next(in); document.length > 0; document = next(in)) {
                // Bytes as characters, one to one: ids keep their length, so documents keep theirs.
                String text = new String(document, StandardCharsets.ISO_8859_1);
                int copies = text.contains(prefix(0)) ? times : 1;
                for (int i = 0; i < copies; i++) {
                    digested.write(text.replace(prefix(0), prefix(i))
                            .replace(
                                    "bench-answer-00000",
                                    "bench-answer-" + prefix(i).substring(PREFIX))
                            .getBytes(StandardCharsets.ISO_8859_1));
                }
                count += copies;
            }
        }
        return new Written(count, HexFormat.of().formatHex(digest.digest()));
    }

    private static String prefix(int copy) {
        return "bench-question-%05d".formatted(copy);
    }

    private static byte[] next(InputStream in) throws IOException {
        byte[] length = in.readNBytes(Integer.BYTES);
        if (length.length == 0) {
            return length;
        }
        int bytes = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return ByteBuffer.allocate(bytes)
                .put(length)
                .put(in.readNBytes(bytes - Integer.BYTES))
                .array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every Java has SHA-256", e);
        }
    }
}
