package io.wenda.notification.announcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.events.AnnouncementPublished;
import io.wenda.events.AnnouncementState;
import io.wenda.notification.Refusal;
import io.wenda.web.Language;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

    private static final Instant NOW = Instant.parse("2026-11-19T07:44:12.345Z");
    private static final Content CONTENT = new Content(
            Topic.RELEASE,
            List.of(
                    new Content.Text(Language.ZH, "4.2 发布了", "**新**"),
                    new Content.Text(Language.EN, "4.2 is out", "**New**")),
            "https://example.org/4.2",
            null);

    private final Announcement draft = Announcement.draft("n1", CONTENT, "m1", NOW, "hash");

    @Test
    void nothing_is_told_of_a_draft_nor_of_what_is_scheduled() {
        assertThat(draft.outbox()).isEmpty();
        assertThat(draft.edited(CONTENT, "m2", NOW).outbox()).isEmpty();
        Announcement scheduled = draft.scheduled(NOW.plusSeconds(60), "m1", NOW);
        assertThat(scheduled.outbox()).isEmpty();
        assertThat(scheduled.edited(CONTENT, "m2", NOW).publishAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(scheduled.unscheduled("m1", NOW).publishAt()).isNull();
        assertThat(draft.wasPublished()).isFalse();
    }

    @Test
    void publishing_tells_how_it_stands_and_that_who_subscribes_is_to_hear() {
        Announcement open = draft.published("m2", NOW);
        assertThat(open.outbox()).hasSize(2);
        assertThat(open.outbox().getFirst()).isInstanceOfSatisfying(AnnouncementState.class, state -> {
            assertThat(state.version()).isEqualTo(2);
            assertThat(state.texts()).hasSize(2);
            assertThat(state.withdrawnAt()).isNull();
        });
        assertThat(open.outbox().getLast())
                .isInstanceOfSatisfying(
                        AnnouncementPublished.class,
                        published -> assertThat(published.titles())
                                .extracting(AnnouncementPublished.Title::language)
                                .containsExactly("zh", "en"));
    }

    @Test
    void a_change_in_public_tells_how_it_stands_and_nobody_hears_of_it() {
        Announcement changed = draft.published("m1", NOW).edited(CONTENT, "m2", NOW.plusSeconds(5));
        assertThat(changed.outbox()).hasOnlyElementsOfType(AnnouncementState.class);
        assertThat(changed.editedAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(changed.retold().outbox()).hasOnlyElementsOfType(AnnouncementState.class);
    }

    @Test
    void what_is_withdrawn_has_no_words_any_more_and_stays_so() {
        Announcement gone = draft.published("m1", NOW).withdrawn("m1", NOW.plusSeconds(5));
        assertThat(gone.outbox()).singleElement().isInstanceOfSatisfying(AnnouncementState.class, state -> {
            assertThat(state.texts()).isEmpty();
            assertThat(state.link()).isNull();
            assertThat(state.withdrawnAt()).isEqualTo(NOW.plusSeconds(5));
        });
        assertThatThrownBy(() -> gone.published("m1", NOW)).isInstanceOf(Refusal.AnnouncementStands.class);
        assertThatThrownBy(() -> gone.edited(CONTENT, "m1", NOW)).isInstanceOf(Refusal.AnnouncementStands.class);
    }

    @Test
    void it_is_published_once_and_withdrawn_only_after_that() {
        Announcement open = draft.published("m1", NOW);
        assertThatThrownBy(() -> open.published("m1", NOW)).isInstanceOf(Refusal.AnnouncementStands.class);
        assertThatThrownBy(() -> open.scheduled(NOW, "m1", NOW)).isInstanceOf(Refusal.AnnouncementStands.class);
        assertThatThrownBy(() -> draft.withdrawn("m1", NOW)).isInstanceOf(Refusal.AnnouncementStands.class);
    }

    @Test
    void what_came_from_elsewhere_is_told_as_it_stands_alone() {
        assertThat(Announcement.remembered("n2", CONTENT, "m1", NOW, null, null).outbox())
                .hasOnlyElementsOfType(AnnouncementState.class)
                .hasSize(1);
        assertThat(Announcement.remembered("n2", CONTENT, "m1", NOW, null, NOW).state())
                .isEqualTo(State.WITHDRAWN);
    }
}
