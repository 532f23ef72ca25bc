package io.wenda.journeys;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A screenshot as people send it: a graph that falls. */
final class SamplePicture {

    static final byte[] PNG = png();

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 600;

    private SamplePicture() {}

    private static byte[] png() {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.DARK_GRAY);
        graphics.setStroke(new BasicStroke(6));
        graphics.drawLine(0, 100, WIDTH / 2, 120);
        graphics.drawLine(WIDTH / 2, 120, WIDTH, HEIGHT - 40);
        graphics.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
