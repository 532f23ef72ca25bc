package io.wenda.question.illustrating;

import io.wenda.question.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws an image that somebody sent anew, as it looks: upright, in colours that every screen knows, the first picture of a
 * moving one. Nothing but the pixels is left of it: not where and with what it was taken, nor what was hung on.
 *
 * <p>How many pixels there are is read before any is. Of more than {@link #MOST_DECODED} only every second or third of a row
 * and of the rows is decoded, so the memory it takes does not depend on what was sent: some 50 MB at most, for one at a time.
 */
final class Redrawing {

    /** Pixels of what is sent. */
    static final int MOST_SENT = 24_000_000;

    /** Of what is sent, in pixels. */
    static final int LONGEST_SIDE = 16_000;

    /** Bytes of what is kept. */
    static final int LARGEST = 1_000_000;

    /** Pixels of a side: the largest place for a picture, on a screen of three to one. */
    static final int SQUARE = 160;

    private static final int MOST_DECODED = 8_000_000;
    private static final int MOST_KEPT = 4_000_000;
    private static final List<Float> QUALITIES = List.of(0.85f, 0.7f, 0.5f, 0.3f, 0.1f);

    private Redrawing() {}

    /** What is kept of what was sent; {@link Refusal.NotAnImage} and {@link Refusal.TooManyPixels}. */
    static Redrawn of(byte[] sent) {
        Format format = Format.of(sent);
        try {
            BufferedImage drawn = upright(decoded(sent, format), format.orientation(sent));
            return encoded(drawn, format);
        } catch (Refusal refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            // The decoders of the JDK meet broken files with whatever they stumble over.
            throw new Refusal.NotAnImage();
        }
    }

    /** The middle of what was sent as a small square, for somebody's picture; refused alike. */
    static Redrawn square(byte[] sent) {
        Format format = Format.of(sent);
        try {
            BufferedImage whole = upright(decoded(sent, format), format.orientation(sent));
            int side = Math.min(whole.getWidth(), whole.getHeight());
            BufferedImage middle =
                    whole.getSubimage((whole.getWidth() - side) / 2, (whole.getHeight() - side) / 2, side, side);
            BufferedImage small = new BufferedImage(SQUARE, SQUARE, whole.getType());
            Graphics2D graphics = small.createGraphics();
            graphics.drawImage(
                    middle.getScaledInstance(SQUARE, SQUARE, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
            graphics.dispose();
            return encoded(small, format);
        } catch (Refusal refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw new Refusal.NotAnImage();
        }
    }

    private static BufferedImage decoded(byte[] sent, Format format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (Math.max(width, height) > LONGEST_SIDE || (long) width * height > MOST_SENT) {
                throw new Refusal.TooManyPixels(MOST_SENT);
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int each = (int) Math.ceil(Math.sqrt((double) width * height / MOST_DECODED));
            param.setSourceSubsampling(each, each, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage upright(BufferedImage image, Orientation orientation) {
        double pixels = (double) image.getWidth() * image.getHeight();
        double scale = Math.min(1, Math.sqrt(MOST_KEPT / pixels));
        int width = Math.max(1, (int) (image.getWidth() * scale));
        int height = Math.max(1, (int) (image.getHeight() * scale));
        BufferedImage drawn = new BufferedImage(
                orientation.lies() ? height : width,
                orientation.lies() ? width : height,
                image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        AffineTransform how = orientation.upright(width, height);
        how.scale((double) width / image.getWidth(), (double) height / image.getHeight());
        draw(image, how, drawn);
        return drawn;
    }

    private static void draw(BufferedImage image, AffineTransform how, BufferedImage onto) {
        Graphics2D graphics = onto.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, how, null);
        graphics.dispose();
    }

    private static Redrawn encoded(BufferedImage drawn, Format format) throws IOException {
        if (format != Format.JPEG) {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(drawn, "png", new MemoryCacheImageOutputStream(png));
            if (png.size() <= LARGEST) {
                return new Redrawn(png.toByteArray(), "image/png", drawn.getWidth(), drawn.getHeight());
            }
        }
        return new Redrawn(jpeg(opaque(drawn)), "image/jpeg", drawn.getWidth(), drawn.getHeight());
    }

    /** As good as fits. */
    private static byte[] jpeg(BufferedImage drawn) throws IOException {
        byte[] smallest = new byte[0];
        for (float quality : QUALITIES) {
            smallest = jpeg(drawn, quality);
            if (smallest.length <= LARGEST) {
                return smallest;
            }
        }
        throw new Refusal.TooManyPixels(MOST_SENT);
    }

    private static byte[] jpeg(BufferedImage drawn, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(drawn, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A JPEG has no holes: what shows through them is white. */
    private static BufferedImage opaque(BufferedImage drawn) {
        if (!drawn.getColorModel().hasAlpha()) {
            return drawn;
        }
        BufferedImage opaque = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(drawn, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }
}
