package io.wenda.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.http.listing.Cursor;
import io.wenda.notification.RunningService;
import io.wenda.notification.Sample;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;

/** A member's own inbox: listed, counted, seen and read, and closed to everybody else. */
class InboxIT {

    private static final RunningService SERVICE = RunningService.shared();

    private final String question = Sample.id("q");
    private final String asker = Sample.id("asker");
    private final String author = Sample.id("author");

    @Test
    void the_newest_row_comes_first_and_pages_meet_without_gap_or_double() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            told.addFirst(answer());
        }

        List<String> paged = new ArrayList<>();
        @Nullable String next = null;
        do {
            Rows page = page("/api/inbox?limit=3" + (next == null ? "" : "&after=" + next));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
            page.items().forEach(item -> paged.add(item.id()));
            next = page.next();
        } while (next != null);

        assertThat(paged).isEqualTo(told);
    }

    @Test
    void rows_that_come_while_a_member_pages_do_not_disturb_the_pages() {
        String first = answer();
        String second = answer();
        Rows page = page("/api/inbox?limit=1");
        assertThat(page.items()).extracting(InboxItem::id).containsExactly(second);
        answer();

        assertThat(page("/api/inbox?limit=1&after=" + page.next()).items())
                .extracting(InboxItem::id)
                .containsExactly(first);
    }

    @Test
    void seen_flags_the_rows_up_to_the_one_named_and_nothing_that_is_newer() {
        String first = answer();
        String second = answer();
        String third = answer();
        assertThat(SERVICE.unseen(asker)).isEqualTo(3);

        see(second).isNoContent();

        assertThat(states()).containsExactly(third + " unseen", second + " seen", first + " seen");
        assertThat(SERVICE.unseen(asker)).isEqualTo(1);
        String fourth = answer();
        assertThat(SERVICE.unseen(asker)).isEqualTo(2);
        see(fourth).isNoContent();
        assertThat(SERVICE.unseen(asker)).isZero();
    }

    @Test
    void a_row_only_moves_forward_however_often_and_in_whatever_order_it_is_told() {
        String row = answer();

        read(row).isNoContent();
        assertThat(states()).containsExactly(row + " read");
        assertThat(SERVICE.unseen(asker)).isZero();

        see(row).isNoContent();
        read(row).isNoContent();
        see(row).isNoContent();
        assertThat(states()).containsExactly(row + " read");
        assertThat(SERVICE.unseen(asker)).isZero();
    }

    @Test
    void a_row_that_was_seen_stays_seen_when_its_fact_is_delivered_again() {
        String row = answer();
        see(row).isNoContent();
        InboxItem before = SERVICE.inbox(asker).getFirst();

        SERVICE.hear(Sample.answered(question, row.substring(row.lastIndexOf(':') + 1), author, asker));
        SERVICE.settle(question);

        assertThat(SERVICE.inbox(asker)).containsExactly(before);
    }

    @Test
    void unread_answers_to_one_question_are_one_row_that_leads_to_the_first_until_they_are_opened() {
        String first = answer();
        String second = answer();
        String third = answer();
        SERVICE.hear(Sample.published(question, asker));
        SERVICE.settle(question);

        assertThat(together("")).containsExactly("question-published", "answer 3 " + idOf(first));
        read(first).isNoContent();
        assertThat(together("")).containsExactly("question-published", "answer 2 " + idOf(second), "answer");
        assertThat(together("&show=unread")).containsExactly("question-published", "answer 2 " + idOf(second));

        change(HttpMethod.PUT, "/api/inbox/" + third + "/read?together=true").isNoContent();
        assertThat(together("")).containsExactly("question-published", "answer", "answer", "answer");
        assertThat(together("&show=unread")).containsExactly("question-published");
    }

    @Test
    void a_page_of_them_is_filled_from_what_lies_behind_and_pages_meet() {
        String other = Sample.id("q");
        SERVICE.hear(Sample.published(question, asker), Sample.published(other, asker));
        SERVICE.settle(other);
        SERVICE.settle(question);
        for (int i = 0; i < 5; i++) {
            answer();
        }

        Rows page = page("/api/inbox?together=true&limit=2");
        assertThat(page.items()).extracting(InboxItem::answers).containsExactly(5, null);
        assertThat(page("/api/inbox?together=true&limit=2&after=" + page.next()).items())
                .singleElement()
                .returns("question-published", InboxItem::kind);
    }

    @Test
    void what_is_archived_is_put_away_with_what_it_stands_for_and_comes_back_as_read() {
        String first = answer();
        String second = answer();

        change(HttpMethod.PUT, "/api/inbox/" + second + "/archived?together=true")
                .isNoContent();
        assertThat(states()).isEmpty();
        assertThat(SERVICE.unseen(asker)).isZero();
        read(first).isNoContent();
        assertThat(together("&show=archived")).containsExactly("answer", "answer");

        change(HttpMethod.DELETE, "/api/inbox/" + first + "/archived").isNoContent();
        assertThat(states()).containsExactly(first + " read");
        change(HttpMethod.DELETE, "/api/inbox/none/archived").isNotFound();
    }

    @Test
    void all_up_to_the_one_shown_are_read_and_nothing_that_is_newer() {
        String first = answer();
        String second = answer();
        String third = answer();

        SERVICE.as(asker)
                .put()
                .uri("/api/inbox/read")
                .bodyValue(new Seen(second))
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(states()).containsExactly(third + " unseen", second + " read", first + " read");
    }

    @Test
    void a_part_that_there_is_not_is_named() {
        SERVICE.as(asker)
                .get()
                .uri("/api/inbox?show=everything")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.violations[0].code")
                .isEqualTo("unknown-value");
    }

    private List<String> together(String more) {
        return page("/api/inbox?together=true" + more).items().stream()
                .map(item -> item.answers() == null
                        ? item.kind()
                        : item.kind() + " " + item.answers() + " " + item.answerId())
                .toList();
    }

    private static String idOf(String row) {
        return row.substring(row.lastIndexOf(':') + 1);
    }

    private StatusAssertions change(HttpMethod method, String path) {
        return SERVICE.as(asker).method(method).uri(path).exchange().expectStatus();
    }

    @Test
    void somebody_elses_row_is_as_absent_as_one_that_never_was() {
        String row = answer();
        SERVICE.hear(Sample.declined(Sample.id("q"), author));

        for (String id : List.of(row, "no-such-row", author + ":answer:none")) {
            SERVICE.as(author)
                    .put()
                    .uri("/api/inbox/{id}/read", id)
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("not-found");
            SERVICE.as(author)
                    .put()
                    .uri("/api/inbox/seen")
                    .bodyValue(new Seen(id))
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        assertThat(states()).containsExactly(row + " unseen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                       | 400 | invalid
                    {"upTo":null}            | 400 | invalid
                    {"upTo":""}              | 400 | invalid
                    {"upTo":7}               | 400 | wrong-type
                    {"upTo":["a"]}           | 400 | wrong-type
                    {"upTo":"a","more":1}    | 400 | unknown-field
                    {"upTo":"a"              | 400 | malformed-json
                    ''                       | 400 | malformed-json
                    {"upTo":"\\u0000"}       | 400 | invalid
                    {"upTo":"absent"}        | 404 | not-found
                    """)
    void a_body_that_is_none_is_refused_with_its_reason(String body, int status, String code) {
        SERVICE.as(asker)
                .put()
                .uri("/api/inbox/seen")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "after=x, bad-cursor",
        "after=%20, bad-cursor",
        "limit=0, invalid",
        "limit=101, invalid",
        "limit=many, invalid",
        "limit=-1, invalid"
    })
    void a_page_that_cannot_be_is_refused(String query, String code) {
        for (String path : List.of("/api/inbox?", "/api/follows?")) {
            SERVICE.as(asker)
                    .get()
                    .uri(URI.create("http://127.0.0.1:" + SERVICE.port() + path + query))
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo(code);
        }
    }

    @Test
    void the_end_of_a_list_is_an_empty_page() {
        String beyond = new Cursor(Instant.EPOCH, "-").encode();
        Rows page = page("/api/inbox?after=" + beyond);
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/inbox", "/api/inbox/count", "/api/follows", "/api/follows/question/q"})
    void nothing_is_shown_without_a_session(String path) {
        SERVICE.anonymous()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("sign-in-required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/else", "/api/inboxes", "/actuator/health", "/api/follows/planet/java"})
    void there_is_nothing_else_here(String path) {
        SERVICE.as(asker).get().uri(path).exchange().expectStatus().isNotFound();
    }

    private String answer() {
        String answer = Sample.id("a");
        SERVICE.hear(Sample.answered(question, answer, author, asker));
        SERVICE.settle(question);
        return asker + ":answer:" + answer;
    }

    private Rows page(String path) {
        return Objects.requireNonNull(SERVICE.as(asker)
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Rows.class)
                .returnResult()
                .getResponseBody());
    }

    private List<String> states() {
        return SERVICE.inbox(asker).stream()
                .map(item -> item.id() + " " + item.state())
                .toList();
    }

    private StatusAssertions see(String row) {
        return SERVICE.as(asker)
                .put()
                .uri("/api/inbox/seen")
                .bodyValue(new Seen(row))
                .exchange()
                .expectStatus();
    }

    private StatusAssertions read(String row) {
        return SERVICE.as(asker)
                .put()
                .uri("/api/inbox/{id}/read", row)
                .exchange()
                .expectStatus();
    }

    private record Seen(String upTo) {}

    private record Rows(List<InboxItem> items, @Nullable String next) {}
}
