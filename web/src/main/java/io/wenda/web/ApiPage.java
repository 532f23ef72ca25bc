package io.wenda.web;

import io.wenda.web.ApiDocument.Limits;
import java.util.ArrayList;
import java.util.List;

/** The page on which integrators read the public API. */
public record ApiPage(Frame frame, ApiDocument api) {

    /** What a value must keep to, in the reader's words; its possible values are shown as they are. */
    public String inWords(Limits limits) {
        List<String> words = new ArrayList<>();
        if (limits.most() != null) {
            words.add(frame.say("docs.most", "count", limits.most()));
        }
        if (limits.max() != null) {
            words.add(
                    limits.min() == null
                            ? frame.say("docs.up-to-characters", "max", limits.max())
                            : frame.say(
                                    limits.ofText() ? "docs.between-characters" : "docs.between",
                                    "min",
                                    limits.min(),
                                    "max",
                                    limits.max()));
        }
        return String.join(", ", words);
    }

    /** Words with {@code code}, <b>bold</b> and paragraphs in them, as CommonMark writes these, safe to show. */
    public String prose(String text) {
        return ApiProse.html(text);
    }
}
