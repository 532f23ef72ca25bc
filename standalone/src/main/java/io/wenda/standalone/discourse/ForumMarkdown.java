package io.wenda.standalone.discourse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Discourse adds to Markdown, said in Markdown: quotes in brackets, and files that were uploaded to the forum. */
final class ForumMarkdown {

    private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
    private static final Pattern QUOTE = Pattern.compile("\\[quote(?:=\"?([^\",\\]]*)[^\\]]*)?\\]|\\[/quote\\]");
    private static final Pattern UPLOAD =
            Pattern.compile("(!?)\\[([^\\]|]*)(?:\\|[^\\]]*)?\\]\\(upload://[^)]*\\)(?: \\([^)]*\\))?");

    private final Tally tally;
    private final List<String> lines = new ArrayList<>();
    private boolean inCode;
    private int depth;

    private ForumMarkdown(Tally tally) {
        this.tally = tally;
    }

    static String plain(String raw, Tally tally) {
        ForumMarkdown text = new ForumMarkdown(tally);
        raw.lines().forEach(text::take);
        return String.join("\n", text.lines);
    }

    private void take(String line) {
        if (FENCE.matcher(line).matches()) {
            inCode = !inCode;
        }
        Matcher quote = QUOTE.matcher(line);
        if (inCode || !quote.find()) {
            add(inCode ? line : withoutUploads(line));
            return;
        }
        int from = 0;
        do {
            addUnlessBlank(line.substring(from, quote.start()));
            turn(quote);
            from = quote.end();
        } while (quote.find());
        addUnlessBlank(line.substring(from));
    }

    private void turn(Matcher quote) {
        if (quote.group().startsWith("[/")) {
            depth = Math.max(0, depth - 1);
            add("");
            return;
        }
        depth++;
        String name = quote.group(1);
        if (name != null && !name.isBlank()) {
            add("**" + name.strip() + ":**");
            add("");
        }
    }

    private void addUnlessBlank(String line) {
        if (!line.isBlank()) {
            add(withoutUploads(line.strip()));
        }
    }

    private void add(String line) {
        lines.add(("> ".repeat(depth) + line).stripTrailing());
    }

    private String withoutUploads(String line) {
        return UPLOAD.matcher(line).replaceAll(upload -> {
            tally.changed("files that texts only name now");
            String what = upload.group(1).isEmpty() ? "file" : "image";
            String name =
                    upload.group(2).isBlank() ? "" : ": " + upload.group(2).strip();
            return Matcher.quoteReplacement("*(" + what + name + ")*");
        });
    }
}
