package io.wenda.question.illustrating;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * How the camera was held, by the numbers of EXIF 3.0, 4.6.4.A: what is stored first is the first row and column, and this
 * says where on the picture those are.
 *
 * @param number 1 to 8; 1 is upright
 */
record Orientation(int number) {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final String EXIF = "Exif";

    /** Before what EXIF says stands its name, which an odd byte ends. */
    private static final int PADDING = 1;

    /** What cannot be read says nothing. */
    static Orientation ofJpeg(byte[] sent) {
        try {
            List<JPEGSegment> exif = JPEGSegmentUtil.readSegments(
                    new MemoryCacheImageInputStream(new ByteArrayInputStream(sent)), JPEG.APP1, EXIF);
            return exif.isEmpty() ? UPRIGHT : read(exif.getFirst());
        } catch (IOException | RuntimeException unreadable) {
            return UPRIGHT;
        }
    }

    private static Orientation read(JPEGSegment exif) throws IOException {
        try (InputStream data = exif.data()) {
            data.skipNBytes(PADDING);
            Entry entry =
                    new TIFFReader().read(new MemoryCacheImageInputStream(data)).getEntryById(TIFF.TAG_ORIENTATION);
            return entry != null && entry.getValue() instanceof Number number && isKnown(number.intValue())
                    ? new Orientation(number.intValue())
                    : UPRIGHT;
        }
    }

    private static boolean isKnown(int number) {
        return number >= 1 && number <= 8;
    }

    /** Whether it lies on its side, so that its width is its height. */
    boolean lies() {
        return number >= 5;
    }

    /** How a picture that is stored with this width and height is drawn upright. */
    AffineTransform upright(int width, int height) {
        return switch (number) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
