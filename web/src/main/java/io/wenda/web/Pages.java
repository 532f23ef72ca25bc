package io.wenda.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Draws a page: a record in, a complete HTML document out. Safe to call from many threads. */
public final class Pages {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    public String list(ListPage page) {
        return draw("list.jte", page);
    }

    public String question(QuestionPage page) {
        return draw("question.jte", page);
    }

    public String revisions(RevisionsPage page) {
        return draw("revisions.jte", page);
    }

    public String search(SearchPage page) {
        return draw("search.jte", page);
    }

    public String announcements(AnnouncementsPage page) {
        return draw("announcements.jte", page);
    }

    public String announcement(AnnouncementPage page) {
        return draw("announcement.jte", page);
    }

    public String guide(GuidePage page) {
        return draw("guide.jte", page);
    }

    public String member(MemberPage page) {
        return draw("member.jte", page);
    }

    public String problem(ProblemPage page) {
        return draw("problem.jte", page);
    }

    public String shell(ShellPage page) {
        return draw("shell.jte", page);
    }

    /** The HTML of a mail; its text is {@link MailPage#text}. */
    public String mail(MailPage page) {
        return draw("mail.jte", page);
    }

    /** The HTML of a mail with a link; its text is {@link LetterPage#text}. */
    public String letter(LetterPage page) {
        return draw("letter.jte", page);
    }

    public String api(ApiPage page) {
        return draw("api.jte", page);
    }

    private String draw(String template, Object page) {
        var html = new StringOutput(1 << 15);
        templates.render(template, page, html);
        return html.toString().stripLeading();
    }
}
