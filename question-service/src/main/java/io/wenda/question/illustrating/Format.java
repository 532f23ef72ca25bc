package io.wenda.question.illustrating;

import io.wenda.question.Refusal;
import java.util.Arrays;
import java.util.HexFormat;

/** What images are sent as. Their first bytes say so; what their names or senders say does not count. */
enum Format {
    JPEG("ffd8ff"),
    PNG("89504e470d0a1a0a"),
    GIF("47494638");

    private final String beginning;

    /** @param beginning in hexadecimal digits */
    Format(String beginning) {
        this.beginning = beginning;
    }

    /** {@link Refusal.NotAnImage} where it is none of them. */
    static Format of(byte[] sent) {
        return Arrays.stream(values())
                .filter(format -> format.begins(sent))
                .findFirst()
                .orElseThrow(Refusal.NotAnImage::new);
    }

    boolean begins(byte[] sent) {
        int length = beginning.length() / 2;
        return sent.length > length && HexFormat.of().formatHex(sent, 0, length).equals(beginning);
    }

    /** Which way up it is: cameras write that down in JPEGs. */
    Orientation orientation(byte[] sent) {
        return this == JPEG ? Orientation.ofJpeg(sent) : Orientation.UPRIGHT;
    }
}
