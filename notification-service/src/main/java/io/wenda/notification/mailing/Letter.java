package io.wenda.notification.mailing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.wenda.notification.inbox.InboxItem;
import io.wenda.web.Language;
import io.wenda.web.MailPage;
import io.wenda.web.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a member is written of some alerts: a question each, with what is new there. */
final class Letter {

    private static final String ANSWER = "answer";
    private static final int MOST_QUESTIONS = 20;

    private final Recipient to;
    private final MailProperties properties;
    private final Texts texts;

    private Letter(Recipient to, MailProperties properties) {
        this.to = to;
        this.properties = properties;
        this.texts = Texts.of(languageOf(to));
    }

    /** @param alerts at least one, the oldest first */
    static MailPage of(Recipient to, List<InboxItem> alerts, MailProperties properties) {
        return new Letter(to, properties).page(alerts);
    }

    private static Language languageOf(Recipient to) {
        return Language.choose(to.language(), null);
    }

    private MailPage page(List<InboxItem> alerts) {
        Map<String, List<InboxItem>> byQuestion =
                alerts.stream().collect(groupingBy(InboxItem::questionId, LinkedHashMap::new, toList()));
        return new MailPage(
                languageOf(to),
                properties.community(),
                byQuestion.values().stream()
                        .limit(MOST_QUESTIONS)
                        .map(this::question)
                        .toList(),
                Math.max(0, byQuestion.size() - MOST_QUESTIONS),
                properties.link("/my"),
                properties.link("/preferences"),
                properties.link("/unsubscribe/" + to.token()));
    }

    private MailPage.Question question(List<InboxItem> news) {
        InboxItem first = news.getFirst();
        List<InboxItem> answers =
                news.stream().filter(item -> item.kind().equals(ANSWER)).toList();
        Stream<MailPage.News> all = answers.size() < 2
                ? news.stream().map(this::news)
                : Stream.concat(
                        Stream.of(new MailPage.News(
                                texts.say("mail.answers", "count", answers.size()), url(answers.getFirst()))),
                        news.stream()
                                .filter(item -> !item.kind().equals(ANSWER))
                                .map(this::news));
        return new MailPage.Question(titleOf(first), properties.link("/questions/" + first.questionId()), all.toList());
    }

    private MailPage.News news(InboxItem item) {
        String key = texts.has("alert." + item.kind()) ? "alert." + item.kind() : "alert.unknown";
        String actor = Objects.requireNonNullElse(item.actor(), texts.say("alert.somebody"));
        return new MailPage.News(texts.say(key, "actor", actor, "title", titleOf(item)), url(item));
    }

    /** Without a title it is the member's own that is not public. */
    private String titleOf(InboxItem item) {
        @Nullable String title = item.title();
        return title == null ? texts.say("alert.your-question") : title;
    }

    private String url(InboxItem item) {
        String question = properties.link("/questions/" + item.questionId());
        return item.answerId() == null ? question : question + "#answer-" + item.answerId();
    }
}
