package io.wenda.question.reading;

import io.wenda.http.listing.Page;
import io.wenda.question.announcing.Announced;
import io.wenda.question.announcing.Headlines;
import io.wenda.question.people.Named;
import io.wenda.web.AnnouncementPage;
import io.wenda.web.AnnouncementRow;
import io.wenda.web.AnnouncementsPage;
import io.wenda.web.Frame;
import io.wenda.web.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What is announced, as pages. */
final class AnnouncementPages {

    private AnnouncementPages() {}

    static AnnouncementsPage list(
            Frame frame, @Nullable String topic, @Nullable Language language, Page<Announced> found, boolean newest) {
        Language read = language == null ? frame.language() : language;
        return new AnnouncementsPage(
                frame,
                topic,
                language,
                found.items().stream().map(announced -> row(announced, read)).toList(),
                newest,
                older(topic, language, found.next()));
    }

    static List<AnnouncementRow> headlines(List<Headlines.Headline> latest, Language language) {
        return latest.stream().map(headline -> row(headline, language)).toList();
    }

    static AnnouncementPage one(Frame frame, Announced announced, Language language, Named author) {
        Announced.Text text = announced.bestFor(language.code());
        return new AnnouncementPage(
                frame,
                announced.id(),
                announced.topic(),
                text.title(),
                text.html(),
                languageOf(text.language()),
                announced.texts().stream()
                        .map(each -> languageOf(each.language()))
                        .toList(),
                announced.link(),
                announced.startsAt(),
                announced.endsAt(),
                announced.place(),
                ListPages.person(author),
                announced.publishedAt(),
                announced.editedAt());
    }

    private static AnnouncementRow row(Announced announced, Language language) {
        Announced.Text text = announced.bestFor(language.code());
        return new AnnouncementRow(
                announced.id(),
                announced.topic(),
                text.title(),
                languageOf(text.language()),
                announced.publishedAt(),
                announced.startsAt(),
                announced.place());
    }

    private static AnnouncementRow row(Headlines.Headline headline, Language language) {
        Headlines.Title title = headline.bestFor(language.code());
        return new AnnouncementRow(
                headline.id(),
                headline.topic(),
                title.title(),
                languageOf(title.language()),
                headline.publishedAt(),
                null,
                null);
    }

    private static Language languageOf(String code) {
        return Language.choose(code, null);
    }

    private static @Nullable String older(@Nullable String topic, @Nullable Language language, @Nullable String next) {
        if (next == null) {
            return null;
        }
        UriComponentsBuilder href = UriComponentsBuilder.fromPath("/announcements");
        if (topic != null) {
            href.queryParam("topic", topic);
        }
        if (language != null) {
            href.queryParam("language", language.code());
        }
        return href.queryParam("after", next).encode().build().toUriString();
    }
}
