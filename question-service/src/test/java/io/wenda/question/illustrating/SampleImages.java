package io.wenda.question.illustrating;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Images as members send them. */
public final class SampleImages {

    private SampleImages() {}

    /** Red at the left, blue at the right. */
    public static byte[] halves(String format) {
        return of(format, halves(80, 40));
    }

    static BufferedImage halves(int width, int height) {
        BufferedImage halves = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = halves.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width / 2, height);
        graphics.dispose();
        return halves;
    }

    static byte[] of(String format, BufferedImage image) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JPEG that says so: behind its first two bytes stands what a camera writes there. */
    static byte[] heldAs(int orientation, BufferedImage image) {
        byte[] jpeg = of("jpeg", image);
        byte[] exif = exif(orientation);
        return ByteBuffer.allocate(jpeg.length + exif.length)
                .put(jpeg, 0, 2)
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] exif(int orientation) {
        ByteBuffer segment = ByteBuffer.allocate(64);
        segment.putShort((short) 0xffe1).putShort((short) 34);
        segment.put("Exif\0\0".getBytes(US_ASCII));
        segment.put("MM".getBytes(US_ASCII)).putShort((short) 42).putInt(8);
        segment.putShort((short) 1);
        segment.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        segment.putInt(0);
        return Arrays.copyOf(segment.array(), segment.position());
    }
}
