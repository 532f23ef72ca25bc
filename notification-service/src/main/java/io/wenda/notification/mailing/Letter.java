package io.wenda.notification.mailing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.wenda.mail.Sender;
import io.wenda.notification.following.Reason;
import io.wenda.notification.inbox.InboxItem;
import io.wenda.notification.inbox.Kind;
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
    private final Sender sender;
    private final Texts texts;

    private Letter(Recipient to, Sender sender) {
        this.to = to;
        this.sender = sender;
        this.texts = Texts.of(languageOf(to));
    }

    /** @param alerts at least one, the oldest first */
    static MailPage of(Recipient to, List<InboxItem> alerts, Sender sender) {
        return new Letter(to, sender).page(alerts);
    }

    private static Language languageOf(Recipient to) {
        return Language.choose(to.language(), null);
    }

    private MailPage page(List<InboxItem> alerts) {
        Map<String, List<InboxItem>> byQuestion =
                alerts.stream().collect(groupingBy(Letter::placeOf, LinkedHashMap::new, toList()));
        return new MailPage(
                languageOf(to),
                sender.community(),
                byQuestion.values().stream()
                        .limit(MOST_QUESTIONS)
                        .map(this::question)
                        .toList(),
                Math.max(0, byQuestion.size() - MOST_QUESTIONS),
                sender.link("/my"),
                sender.link("/preferences"),
                sender.link("/unsubscribe/" + to.token()));
    }

    private MailPage.Question question(List<InboxItem> news) {
        InboxItem first = news.getFirst();
        List<InboxItem> answers = news.stream().filter(Letter::isAnswer).toList();
        Stream<MailPage.News> all = answers.size() < 2
                ? news.stream().map(this::news)
                : Stream.concat(
                        Stream.of(new MailPage.News(
                                texts.say("mail.answers", "count", answers.size()), url(answers.getFirst()))),
                        news.stream().filter(item -> !isAnswer(item)).map(this::news));
        return new MailPage.Question(titleOf(first), sender.link(placeOf(first)), all.toList());
    }

    /** One of several that are told as a number: not one that mentions its reader. */
    private static boolean isAnswer(InboxItem item) {
        return item.kind().equals(ANSWER) && !isMention(item);
    }

    private static boolean isMention(InboxItem item) {
        return item.reason().equals(Reason.MENTIONED.code());
    }

    private MailPage.News news(InboxItem item) {
        String own = "alert." + (isMention(item) ? Reason.MENTIONED.code() : kindOf(item));
        String key = texts.has(own) ? own : "alert.unknown";
        String actor = Objects.requireNonNullElse(item.actor(), texts.say("alert.somebody"));
        return new MailPage.News(texts.say(key, "actor", actor, "title", titleOf(item)), url(item));
    }

    /**
     * A question that was declined has no title that anybody may read: where there is one, it was an edit. Who is asked for
     * changes and did not ask the question wrote something below it.
     */
    private static String kindOf(InboxItem item) {
        if (item.kind().equals(Kind.CHANGES_ASKED.code()) && !item.reason().equals(Reason.ASKED.code())) {
            return "post-changes-asked";
        }
        return item.kind().equals(Kind.QUESTION_DECLINED.code()) && item.title() != null
                ? "edit-declined"
                : item.kind();
    }

    /** Without a title it is not public: the member's own, or another one. */
    private String titleOf(InboxItem item) {
        @Nullable String title = item.title();
        if (title != null) {
            return title;
        }
        if (item.questionId() == null) {
            return texts.say(
                    switch (Kind.of(item.kind()).orElse(Kind.MEMBERSHIP_ENDING)) {
                        case PAYMENT_UNATTENDED -> "alert.payments";
                        case PAYMENT_STRAY -> "alert.books";
                        case SPONSORSHIP_RECEIVED, HELP_WAITING, HELP_MOVED -> "alert.sponsors";
                        case CONDUCT_NOTICE, CONDUCT_DECIDED -> "alert.conduct";
                        case CONDUCT_WAITING -> "alert.cases";
                        default -> "alert.membership";
                    });
        }
        return texts.say(item.reason().equals(Reason.ASKED.code()) ? "alert.your-question" : "alert.unseen-question");
    }

    private String url(InboxItem item) {
        String place = sender.link(placeOf(item));
        return item.answerId() == null ? place : place + "#answer-" + item.answerId();
    }

    /** The question or the announcement, or the page of what it is about instead. */
    private static String placeOf(InboxItem item) {
        if (item.questionId() != null) {
            return "/questions/" + item.questionId();
        }
        if (item.announcementId() != null) {
            return "/announcements/" + item.announcementId() + "?language=" + item.language();
        }
        return switch (Kind.of(item.kind()).orElse(Kind.MEMBERSHIP_ENDING)) {
            case PAYMENT_UNATTENDED -> "/claims";
            case PAYMENT_STRAY -> "/ledger";
            case WEBHOOK_STOPPED -> "/admin/webhooks";
            case SPONSORSHIP_RECEIVED, HELP_MOVED -> "/sponsors";
            case HELP_WAITING -> "/admin/sponsors";
            case CONDUCT_NOTICE, CONDUCT_DECIDED -> "/conduct";
            case CONDUCT_WAITING -> "/admin/cases";
            case SEAT_MOVED_UP, SEAT_OFFERED, SEAT_LET_IN, SEAT_DECLINED -> "/groups";
            default -> "/membership";
        };
    }
}
