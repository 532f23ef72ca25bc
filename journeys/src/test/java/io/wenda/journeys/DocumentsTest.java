package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents lead to what is there. A link to a line, as {@code docs/journey.md} has them, names in its text what stands
 * in that line, so that a document which the code has left behind fails.
 */
class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\[`?([^\\]`]+)`?]\\(([^)\\s]+)\\)");
    private static final Pattern LINE = Pattern.compile("(.+)#L(\\d+)");
    /** With a scheme, or on the same page. */
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:|#");

    private static final Pattern LAST_WORD = Pattern.compile("\\w+(?=\\W*$)");

    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String folder : List.of("", "docs", "docs/decisions", "web", "bench", "deploy", "deploy/try-locally")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        assertThat(documents).contains(ROOT.resolve("README.md"), ROOT.resolve("docs/journey.md"));
        return documents;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_leads_somewhere(Path document) throws IOException {
        Matcher link = LINK.matcher(Files.readString(document));
        while (link.find()) {
            if (!ELSEWHERE.matcher(link.group(2)).lookingAt()) {
                resolves(document, link.group(1), link.group(2));
            }
        }
    }

    private static void resolves(Path document, String text, String target) throws IOException {
        Matcher line = LINE.matcher(target);
        boolean namesLine = line.matches();
        Path file = document.resolveSibling(namesLine ? line.group(1) : target.replaceFirst("#.*", ""))
                .normalize();
        assertThat(file).as("%s links to %s", document.getFileName(), target).exists();
        if (namesLine) {
            List<String> lines = Files.readAllLines(file);
            int number = Integer.parseInt(line.group(2));
            assertThat(number).as(target).isLessThanOrEqualTo(lines.size());
            Matcher word = LAST_WORD.matcher(text);
            assertThat(word.find())
                    .as("the text of the link to %s names something", target)
                    .isTrue();
            assertThat(lines.get(number - 1))
                    .as("%s, named in %s", target, document.getFileName())
                    .contains(word.group());
        }
    }
}
