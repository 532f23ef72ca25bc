package io.wenda.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** One file a browser loads: its bytes, what they are, and whether a browser may keep them for ever. */
public final class Asset {

    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8",
            "png", "image/png");

    private final String name;
    private final byte[] bytes;
    private final boolean immutable;

    Asset(String name, byte[] bytes, boolean immutable) {
        this.name = name;
        this.bytes = bytes;
        this.immutable = immutable;
    }

    /** With charset where it is text: {@code text/javascript; charset=utf-8}. */
    public String contentType() {
        return CONTENT_TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The same bytes for a browser that accepts {@code gzip}; packed anew at each call, so keep them. */
    public byte[] gzipped() {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** A strong validator, with its quotes (RFC 9110, 8.8.3). */
    public String etag() {
        return '"' + Hash.of(bytes) + '"';
    }

    /**
     * True when the path asked for carried the hash of these very bytes: {@code max-age=31536000, immutable}. False when a
     * page of another build asked: {@code no-cache}.
     */
    public boolean immutable() {
        return immutable;
    }
}
