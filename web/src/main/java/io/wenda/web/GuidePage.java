package io.wenda.web;

import java.util.List;
import java.util.stream.IntStream;

/** How to report a bug so that somebody can mend it: to be read before, and linked to after. */
public record GuidePage(Frame frame) {

    private static final int STEPS = 6;

    /** The keys of its steps, each of which has a {@code -title} and a {@code -text}. */
    public List<String> steps() {
        return IntStream.rangeClosed(1, STEPS)
                .mapToObj(step -> "guide.bug-" + step)
                .toList();
    }
}
