package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** Another community, to which what was asked here moves. Few live there, so that little goes in and out beside it. */
final class Elsewhere {

    private static final RunningService COMMUNITY = RunningService.alone();

    private Elsewhere() {}

    /** A question with all that belongs to it goes there, comes out again as it went in, and is known there from then on. */
    static List<String> takes(RunningService from, String question, Visitor... people) {
        List<String> lines = exported(from, question);
        COMMUNITY.hearOf(Stream.of(people).map(Visitor::id).toArray(String[]::new));
        Visitor admin = COMMUNITY.administrator("Admin");
        assertThat(admin.imports(String.join("\n", lines)).text()).contains("\"stored\":" + lines.size());
        assertThat(exported(COMMUNITY, question)).isEqualTo(lines);
        assertThat(admin.imports(String.join("\n", lines)).text()).contains("\"already\":" + lines.size());
        return lines;
    }

    /** What goes out of a community of one question. */
    static List<String> exported(RunningService from, String question) {
        return from.administrator("Admin")
                .exports()
                .text()
                .lines()
                .filter(line -> line.contains("\"question\":\"" + question + "\"")
                        || line.contains("\"id\":\"" + question + "\""))
                .toList();
    }
}
