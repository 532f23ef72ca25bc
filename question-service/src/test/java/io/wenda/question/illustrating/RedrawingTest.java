package io.wenda.question.illustrating;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.question.Refusal;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of an image that somebody sent. */
class RedrawingTest {

    @ParameterizedTest
    @CsvSource({"png, image/png", "jpeg, image/jpeg", "gif, image/png"})
    void looks_as_it_did(String format, String type) throws IOException {
        Redrawn redrawn = Redrawing.of(SampleImages.of(format, halves(80, 40)));

        assertThat(redrawn.type()).isEqualTo(type);
        assertThat(redrawn.width()).isEqualTo(80);
        assertThat(redrawn.height()).isEqualTo(40);
        assertThat(nearest(read(redrawn), 10, 20)).isEqualTo(Color.RED);
        assertThat(nearest(read(redrawn), 70, 20)).isEqualTo(Color.BLUE);
    }

    /** Of 80 by 40 the 40 in the middle: half red, half blue. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void the_picture_of_somebody_is_the_middle_as_a_small_square(String format) throws IOException {
        Redrawn square = Redrawing.square(SampleImages.of(format, halves(80, 40)));

        assertThat(square.width()).isEqualTo(Redrawing.SQUARE);
        assertThat(square.height()).isEqualTo(Redrawing.SQUARE);
        assertThat(nearest(read(square), 5, 80)).isEqualTo(Color.RED);
        assertThat(nearest(read(square), 155, 80)).isEqualTo(Color.BLUE);
        assertThatThrownBy(() -> Redrawing.square(new byte[] {1, 2, 3})).isInstanceOf(Refusal.NotAnImage.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void nothing_is_left_of_what_was_hung_on(String format) {
        byte[] sent = SampleImages.of(format, halves(80, 40));
        byte[] more = Arrays.copyOf(sent, sent.length + 9);
        System.arraycopy("<script>!".getBytes(ISO_8859_1), 0, more, sent.length, 9);

        assertThat(new String(Redrawing.of(more).bytes(), ISO_8859_1)).doesNotContain("<script>");
    }

    /** Red is where the sky was: 6 is what a phone writes that was held upright. */
    @ParameterizedTest
    @CsvSource({"1, left", "2, right", "3, right", "4, left", "5, top", "6, top", "7, bottom", "8, bottom"})
    void is_upright_and_no_longer_says_how_it_was_held(int orientation, String red) throws IOException {
        Redrawn redrawn = Redrawing.of(SampleImages.heldAs(orientation, halves(80, 40)));

        boolean lay = orientation >= 5;
        assertThat(redrawn.width()).isEqualTo(lay ? 40 : 80);
        assertThat(redrawn.height()).isEqualTo(lay ? 80 : 40);
        BufferedImage seen = read(redrawn);
        Color there = switch (red) {
            case "left" -> nearest(seen, 5, 20);
            case "right" -> nearest(seen, 75, 20);
            case "top" -> nearest(seen, 20, 5);
            default -> nearest(seen, 20, 75);
        };
        assertThat(there).isEqualTo(Color.RED);
        assertThat(new String(redrawn.bytes(), ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void what_shines_through_still_does() throws IOException {
        Redrawn redrawn = Redrawing.of(SampleImages.of("png", new BufferedImage(9, 9, BufferedImage.TYPE_INT_ARGB)));

        assertThat(read(redrawn).getRGB(4, 4) >>> 24).isZero();
    }

    @Test
    void a_large_one_is_made_smaller() {
        Redrawn redrawn = Redrawing.of(SampleImages.of("jpeg", halves(5000, 3000)));

        assertThat(redrawn.width() * redrawn.height()).isLessThanOrEqualTo(4_000_000);
        assertThat((double) redrawn.width() / redrawn.height()).isBetween(1.66, 1.68);
    }

    @Test
    void what_no_format_makes_small_is_worse_but_fits() {
        Redrawn redrawn = Redrawing.of(SampleImages.of("png", noise(1100, 1100)));

        assertThat(redrawn.type()).isEqualTo("image/jpeg");
        assertThat(redrawn.bytes()).hasSizeLessThanOrEqualTo(Redrawing.LARGEST);
    }

    /** A file of a hundred bytes that says it has so many pixels. */
    @ParameterizedTest
    @CsvSource({"30000, 30000", "100000, 1", "6001, 4001", "2147483647, 2147483647"})
    void a_bomb_is_not_decoded(int width, int height) {
        assertThatThrownBy(() -> Redrawing.of(claiming(width, height))).isInstanceOf(Refusal.TooManyPixels.class);
    }

    @Test
    void what_is_no_image_is_refused() {
        byte[] cut = Arrays.copyOf(SampleImages.of("png", halves(80, 40)), 40);
        for (byte[] sent : new byte[][] {
            {},
            "<svg onload='alert(1)'/>".getBytes(ISO_8859_1),
            "GIF89a".getBytes(ISO_8859_1),
            cut,
            {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 0, 0}
        }) {
            assertThatThrownBy(() -> Redrawing.of(sent)).isInstanceOf(Refusal.NotAnImage.class);
        }
    }

    /** The seed is in the name of the case, so that it can be had again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void broken_files_are_refused_and_nothing_worse(long seed) {
        Random random = new Random(seed);
        for (String format : new String[] {"png", "jpeg", "gif"}) {
            byte[] sent = SampleImages.of(format, halves(80, 40));
            for (int i = 0; i < 8; i++) {
                sent[8 + random.nextInt(sent.length - 8)] = (byte) random.nextInt();
            }
            try {
                assertThat(Redrawing.of(sent).bytes()).isNotEmpty();
            } catch (Refusal.NotAnImage | Refusal.TooManyPixels refused) {
                assertThat(refused.problem().status().is4xxClientError()).isTrue();
            }
        }
    }

    static byte[] claiming(int width, int height) {
        byte[] png = SampleImages.of("png", halves(80, 40));
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        header.putInt(29, (int) sum.getValue());
        return png;
    }

    private static BufferedImage halves(int width, int height) {
        return SampleImages.halves(width, height);
    }

    private static BufferedImage noise(int width, int height) {
        BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }
        return noise;
    }

    private static BufferedImage read(Redrawn redrawn) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(redrawn.bytes()));
    }

    /** JPEG is never quite the colour that it was. */
    private static Color nearest(BufferedImage image, int x, int y) {
        Color seen = new Color(image.getRGB(x, y));
        return seen.getRed() > seen.getBlue() ? Color.RED : Color.BLUE;
    }
}
