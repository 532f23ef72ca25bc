package io.wenda.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The home page and its other views: published questions, newest first.
 *
 * @param tag only questions with this tag; null for all
 * @param about the tag, as sanitised HTML; null where nothing is said of it
 * @param total how many questions the view has, on all its pages
 * @param unanswered how many questions wait for an answer: stands at the tab
 * @param newest true on the first page of the view; later pages have {@code after} in their address
 * @param outcome of the proposals: open, adopted or declined; null for all, and in the other views
 * @param olderHref the next page: {@code /?after=…}; null on the last
 * @param announced the latest announcements, the newest first; on the home page alone
 */
public record ListPage(
        Frame frame,
        View view,
        @Nullable String tag,
        @Nullable String about,
        List<QuestionRow> rows,
        long total,
        long unanswered,
        boolean newest,
        @Nullable String outcome,
        @Nullable String olderHref,
        List<AnnouncementRow> announced) {

    public ListPage {
        rows = List.copyOf(rows);
        announced = List.copyOf(announced);
        olderHref = olderHref == null ? null : Href.local(olderHref);
    }

    /** The first page of this list. */
    public String href() {
        return tag == null ? hrefOf(outcome) : "/questions?tag=" + URLEncoder.encode(tag, UTF_8);
    }

    /** The first page of those that stand so; of all for null. */
    public String hrefOf(@Nullable String standing) {
        return standing == null ? view.href() : view.href() + "&outcome=" + standing;
    }

    /** The feed of what is announced. */
    public String feed() {
        return Feed.path(null, frame.language());
    }

    public String title() {
        if (tag != null) {
            return frame.say("list.title-tag", "tag", tag);
        }
        return frame.say(view == View.LATEST ? "list.title" : "list.title-" + view.code());
    }

    /** The key of what to say when there are no rows: {@code list.empty-tag} has {@code -title} and {@code -text}. */
    public String emptyKey() {
        if (!newest) {
            return "list.empty-older";
        }
        if (tag != null) {
            return "list.empty-tag";
        }
        if (outcome != null) {
            return "list.empty-outcome";
        }
        return view == View.LATEST ? "list.empty" : "list.empty-" + view.code();
    }

    /** Which questions, as in {@code /questions?view=} or {@code ?type=}. */
    public enum View {
        LATEST("latest", "/"),
        UNANSWERED("unanswered", "/questions?view=unanswered"),
        PRIVATE("private", "/questions?view=private"),
        BUG_REPORTS("bug-reports", "/questions?type=bug-report"),
        PROPOSALS("proposals", "/questions?type=proposal");

        private final String code;
        private final String href;

        View(String code, String href) {
            this.code = code;
            this.href = href;
        }

        public String code() {
            return code;
        }

        public String href() {
            return href;
        }
    }
}
