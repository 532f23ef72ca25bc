package io.wenda.question.illustrating;

/** An image as it is kept: its bytes, their type as HTTP names it, and how many pixels it is wide and high. */
public final class Redrawn {

    private final byte[] bytes;
    private final String type;
    private final int width;
    private final int height;

    Redrawn(byte[] bytes, String type, int width, int height) {
        this.bytes = bytes;
        this.type = type;
        this.width = width;
        this.height = height;
    }

    public byte[] bytes() {
        return bytes;
    }

    public String type() {
        return type;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
