package io.wenda.standalone.index;

/** Entries of an index that follow each other, by their keys: from the one on, and before the other. */
final class Stretch {

    /** Below it lie the entries that are about the index itself. */
    static final Stretch ALL = new Stretch(new byte[] {1}, new byte[] {-1});

    private final byte[] from;
    private final byte[] to;

    Stretch(byte[] from, byte[] to) {
        this.from = from;
        this.to = to;
    }

    byte[] from() {
        return from;
    }

    byte[] to() {
        return to;
    }
}
