package io.wenda.question.illustrating;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.http.creating.Ids;
import io.wenda.question.Reply;
import io.wenda.question.RunningService;
import io.wenda.question.Visitor;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Images in texts, and who sees them. */
class IllustratingIT {

    private static final RunningService SERVICE = RunningService.shared();
    private static final Random RANDOM = new Random();

    private final Visitor asker = SERVICE.member("Priya");
    private final Visitor moderator = SERVICE.moderator("Mei");
    private final Visitor stranger = SERVICE.member("Stranger");
    private final Visitor nobody = SERVICE.nobody();

    @Test
    void an_image_is_seen_by_whoever_sees_a_text_that_shows_it_and_gone_when_that_is() {
        String image = sent(asker);
        seen(image, List.of(asker, moderator), List.of(stranger, nobody));

        String question = asked(asker, image);
        seen(image, List.of(asker, moderator), List.of(stranger, nobody));

        moderator.approves(question).is(200);
        seen(image, List.of(asker, moderator, stranger, nobody), List.of());
        assertThat(nobody.reads(question).get("html")).contains("<img src=\"" + image + "\" alt=\"the graph\"");

        moderator.put("/api/questions/" + question + "/removal", null).is(204);
        seen(image, List.of(asker, moderator), List.of(stranger, nobody));

        moderator.delete("/api/questions/" + question + "/removal").is(204);
        seen(image, List.of(nobody), List.of());
    }

    @Test
    void a_public_one_is_kept_by_the_browser_and_no_other_by_anybody() {
        String image = sent(asker);
        Reply own = asker.get(image).is(200);
        assertThat(own.header("Cache-Control")).isEqualTo("no-store");

        moderator.approves(asked(asker, image)).is(200);

        Reply shown = nobody.get(image).is(200);
        assertThat(shown.header("Content-Type")).isEqualTo("image/png");
        assertThat(shown.header("Cache-Control")).contains("private", "immutable", "max-age=31536000");
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(shown.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    }

    @Test
    void what_is_asked_in_private_shows_its_images_to_who_may_read_it() {
        Visitor able = SERVICE.able("Able", "ask-privately");
        Visitor duty = SERVICE.duty("Lin");
        String image = sent(able);
        String question = able.post(
                        "/api/questions",
                        Map.of("title", "Why is it slow in there?", "body", showing(image), "visibility", "private"))
                .is(201)
                .get("id");
        seen(image, List.of(able, moderator, duty), List.of(stranger, nobody));

        moderator.approves(question).is(200);

        seen(image, List.of(able, moderator, duty), List.of(stranger, nobody));
    }

    @Test
    void who_names_an_image_of_somebody_else_shows_it_to_nobody() {
        String image = sent(asker);
        asked(asker, image);

        moderator.approves(asked(stranger, image)).is(200);

        seen(image, List.of(asker, moderator), List.of(stranger, nobody));
    }

    @Test
    void the_images_of_a_text_that_was_never_public_never_are() {
        String secret = sent(asker);
        String shown = sent(asker);
        String question = asked(asker, secret);
        asker.put(
                        "/api/questions/" + question,
                        Map.of("title", "Why is it slow out there?", "body", showing(shown), "version", 1))
                .is(200);

        moderator
                .decides(question, Map.of("decision", "approve", "revision", 2))
                .is(200);

        seen(secret, List.of(asker, moderator), List.of(stranger, nobody));
        seen(shown, List.of(nobody), List.of());
    }

    @Test
    void an_answer_shows_those_of_its_author_until_it_is_removed_and_its_history_those_it_had() {
        Visitor author = SERVICE.member("Lin");
        String first = sent(author);
        String second = sent(author);
        String question = asker.asked("Why is it slow when it answers?");
        moderator.approves(question).is(200);
        String answer = author.answers(question, showing(first)).is(201).get("id");
        seen(first, List.of(nobody), List.of());

        author.edits(answer, showing(second), 1).is(200);
        seen(first, List.of(nobody), List.of());
        seen(second, List.of(nobody), List.of());

        author.delete("/api/answers/" + answer).is(204);
        seen(first, List.of(author, moderator), List.of(asker, nobody));
        seen(second, List.of(author, moderator), List.of(asker, nobody));
    }

    @Test
    void the_same_image_is_the_same_for_who_sends_it_again_and_another_for_everybody_else() {
        byte[] image = fresh();

        String once = asker.sends(image).is(201).get("address");

        assertThat(asker.sends(image).is(201).get("address")).isEqualTo(once);
        assertThat(stranger.sends(image).is(201).get("address")).isNotEqualTo(once);
    }

    @Test
    void what_is_no_image_or_too_much_of_one_is_refused_by_name() {
        asker.sends("<svg/>".getBytes(UTF_8)).isProblem(415, "not-an-image");
        asker.sends(new byte[0]).isProblem(415, "not-an-image");
        asker.sends(Arrays.copyOf(fresh(), Illustrating.LONGEST + 1)).isProblem(413, "image-too-large");
        asker.sends(RedrawingTest.claiming(30_000, 30_000)).isProblem(413, "too-many-pixels");
        nobody.sends(fresh()).isProblem(401, "sign-in-required");
        nobody.get("/images/" + Ids.random() + "-1x1").is(404);
    }

    @Test
    void a_member_sends_so_many_in_a_day_and_no_more() {
        List<Integer> statuses = IntStream.range(0, 34)
                .mapToObj(i -> asker.sends(fresh()).status())
                .toList();

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(30);
        asker.sends(fresh()).isProblem(429, "images-used-up");
        assertThat(stranger.sends(fresh()).status()).isEqualTo(201);
    }

    @Test
    void what_no_text_shows_is_gone_after_a_day_and_a_draft_is_a_text() {
        String idle = sent(asker);
        String asked = sent(asker);
        String drafted = sent(asker);
        asked(asker, asked);
        asker.put("/api/drafts/ask", Map.of("body", showing(drafted))).is(200);

        sweepIn(Duration.ofHours(23));
        seen(idle, List.of(asker), List.of());

        sweepIn(Duration.ofHours(25));
        seen(asked, List.of(asker), List.of());
        seen(drafted, List.of(asker), List.of());
        seen(idle, List.of(), List.of(asker));

        asker.delete("/api/drafts/ask").is(204);
        sweepIn(Duration.ofHours(25));
        seen(drafted, List.of(), List.of(asker));
    }

    private static void sweepIn(Duration time) {
        SERVICE.bean(Illustrating.class).sweep(Instant.now().plus(time)).block(Duration.ofSeconds(10));
    }

    private static void seen(String image, List<Visitor> by, List<Visitor> notBy) {
        assertThat(by).allSatisfy(visitor -> visitor.get(image).is(200));
        assertThat(notBy).allSatisfy(visitor -> visitor.get(image).is(404));
    }

    private static String asked(Visitor by, String image) {
        return by.post("/api/questions", Map.of("title", "Why is it slow out there?", "body", showing(image)))
                .is(201)
                .get("id");
    }

    private static String showing(String image) {
        return "It is slow, as one sees here:\n\n![the graph](" + image + ")";
    }

    private static String sent(Visitor by) {
        return by.sends(fresh()).is(201).get("address");
    }

    /** One that nobody has sent before. */
    private static byte[] fresh() {
        BufferedImage image = SampleImages.halves(16, 8);
        Stream.of(1, 2, 3, 4).forEach(x -> image.setRGB(x, 1, RANDOM.nextInt()));
        return SampleImages.of("png", image);
    }
}
