package io.wenda.web;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A mail of what is new for a member. Its links are whole addresses.
 *
 * @param community its name
 * @param questions at least one, each with what is new there
 * @param more how many questions are left out
 * @param inboxUrl where all of it stands
 * @param settingsUrl where one says what one wants to be written of
 * @param stopUrl where one ends it without signing in
 */
public record MailPage(
        Language language,
        String community,
        List<Question> questions,
        int more,
        String inboxUrl,
        String settingsUrl,
        String stopUrl) {

    private static final String BLANK_LINE = "\n\n";

    public MailPage {
        questions = List.copyOf(questions);
    }

    /** @param title of the question, or what stands for it where it is not public */
    public record Question(String title, String url, List<News> news) {

        public Question {
            news = List.copyOf(news);
        }
    }

    /** @param words a sentence */
    public record News(String words, String url) {}

    /** The words of one key. */
    public String say(String key, Object... namesAndValues) {
        return Texts.of(language).say(key, namesAndValues);
    }

    /** One question by its title, so that mails of it stand together; several by how many they are. */
    public String subject() {
        String what = questions.size() == 1
                ? questions.getFirst().title()
                : say("mail.subject", "count", questions.size() + more);
        return "[" + community + "] " + what;
    }

    /** The same for readers of plain text. */
    public String text() {
        return questions.stream().map(MailPage::text).collect(Collectors.joining(BLANK_LINE))
                + (more == 0 ? "" : BLANK_LINE + say("mail.more", "count", more) + "\n" + inboxUrl)
                + BLANK_LINE
                + "-- \n"
                + say("mail.why", "community", community)
                + "\n"
                + say("mail.no-reply")
                + BLANK_LINE
                + say("mail.settings")
                + ": "
                + settingsUrl
                + "\n"
                + say("mail.stop")
                + ": "
                + stopUrl
                + "\n";
    }

    private static String text(Question question) {
        return question.title()
                + question.news().stream()
                        .map(news -> "\n- " + news.words() + "\n  " + news.url())
                        .collect(Collectors.joining());
    }
}
