package io.wenda.question.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final int LONGEST_BODY = 40_000;

    /** Every way a page could be made to run or load something: there must be none of them as an element or attribute. */
    private static final Pattern ALIVE = Pattern.compile(
            "<\\s*/?\\s*(script|img|iframe|object|embed|svg|math|form|input|style|link|meta|base|video|audio|body)\\b"
                    + "|<[^>]*\\s(on\\w+|style|src|srcset|id|name)\\s*="
                    + "|href\\s*=\\s*\"(?!https?://|mailto:|/|#|[^\"a-zA-Z])[^\"]*:",
            Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<ScRiPt src=//x.test/a.js>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                "<style>body{display:none}</style>",
                "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<!--><img src=x onerror=alert(1)>-->",
                "<![CDATA[<script>alert(1)</script>]]>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](java&Tab;script:alert(1))",
                "[x](java&NewLine;script:alert(1))",
                "[x](<java script:alert(1)>)",
                "[x](&#1;javascript:alert(1))",
                "[x](\u200bjavascript:alert(1))",
                "[x](vbscript:msgbox(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](file:///etc/passwd)",
                "[x](blob:https://a.test/1)",
                "<javascript:alert(1)>",
                "<data:text/html,x>",
                "![x](javascript:alert(1))",
                "![x](data:image/svg+xml;base64,AAAA)",
                "![x](https://tracker.test/pixel.gif)",
                "[a]\n\n[a]: javascript:alert(1)",
                "[x](https://a.test \"onmouseover=alert(1)\")",
                "[x](https://a.test/\"onmouseover=alert(1))",
                "```\"><script>alert(1)</script>\nx\n```",
                "```js onmouseover=alert(1)\n</code></pre><script>alert(1)</script>\n```",
                "`</code><script>alert(1)</script>`",
                "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
                "**<img src=x onerror=alert(1)>**",
                "# <script>alert(1)</script>",
                "<x onclick=alert(1)>y",
                "javascript:alert(1)",
                "http://a.test/<script>alert(1)</script>",
                "a@b.test?subject=<script>",
            })
    void nothing_that_people_type_comes_alive(String text) {
        assertThat(Markdown.belowTitle(text)).doesNotContainPattern(ALIVE);
        assertThat(Markdown.belowSection(text)).doesNotContainPattern(ALIVE);
    }

    /** The table above proves something only if the pattern finds what it forbids. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>",
                "<img src=x>",
                "<p onclick=\"x\">",
                "<a href=\"javascript:x\">",
                "<a rel=\"a\" href=\"data:x\">",
                "<p style=\"x\">"
            })
    void the_pattern_above_knows_what_is_alive(String html) {
        assertThat(html).containsPattern(ALIVE);
    }

    /** The sanitizer alone holds what the renderer would let through, should it ever have a hole. */
    @Test
    void the_plain_words_are_what_a_reader_sees_in_one_line() {
        assertThat(Markdown.plain("""
                # A *title*

                Some **bold** and `code`, a [link](https://example.org) and <b>tag</b>.

                - one
                - two

                | a | b |
                |---|---|
                | c | d |

                ```java
                int x;
                ```
                """))
                .isEqualTo("A title Some bold and code, a link and <b>tag</b>. one two a b c d int x;");
    }

    @Test
    void the_second_line_holds_alone() {
        assertThat(SafeHtml.sanitize("<script>alert(1)</script><p onclick=x style=y id=z class=w>a</p>"
                        + "<a href=\"javascript:alert(1)\">b</a><img src=x onerror=y><iframe src=x></iframe>"))
                .isEqualTo("<p>a</p>b");
    }

    @Test
    void html_is_shown_as_it_was_typed() {
        assertThat(Markdown.belowTitle("use `<b>` or <b>"))
                .isEqualTo("<p>use <code>&lt;b&gt;</code> or &lt;b&gt;</p>\n");
    }

    @Test
    void links_vouch_for_nothing() {
        assertThat(Markdown.belowTitle("[docs](https://a.test/x?y=1&z=2) and https://b.test"))
                .isEqualTo("<p><a href=\"https://a.test/x?y&#61;1&amp;z&#61;2\" rel=\"nofollow ugc noopener\">docs</a>"
                        + " and <a href=\"https://b.test\" rel=\"nofollow ugc noopener\">https://b.test</a></p>\n");
    }

    @Test
    void a_link_that_leads_nowhere_good_is_its_text_alone() {
        assertThat(Markdown.belowTitle("[here](javascript:alert(1))")).isEqualTo("<p>here</p>\n");
    }

    @Test
    void an_image_is_a_link_to_it() {
        assertThat(Markdown.belowTitle("![the graph](https://a.test/g.png)"))
                .isEqualTo("<p><a href=\"https://a.test/g.png\" rel=\"nofollow ugc noopener\">the graph</a></p>\n");
    }

    @Test
    void an_image_that_was_sent_here_is_shown_in_a_link_to_itself_with_room_for_it() {
        assertThat(Markdown.belowTitle("![the *graph*](/images/0123456789abcdefghjk-1200x800)"))
                .isEqualTo("<p><a class=\"image\" href=\"/images/0123456789abcdefghjk-1200x800\""
                        + " rel=\"nofollow ugc noopener\">"
                        + "<img src=\"/images/0123456789abcdefghjk-1200x800\" alt=\"the graph\" width=\"1200\""
                        + " height=\"800\" loading=\"lazy\" decoding=\"async\" /></a></p>\n");
    }

    @Test
    void an_image_without_words_can_still_be_named() {
        assertThat(Markdown.belowTitle("![](/images/0123456789abcdefghjk-1x1)")).contains("alt=\"image\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images/../api/session",
                "/images/0123456789abcdefghjk-1x1?x",
                "/images/0123456789abcdefghjk-1x1/../../x",
                "/api/preview",
                "//evil.test/images/0123456789abcdefghjk-1x1",
                "https://evil.test/images/0123456789abcdefghjk-1x1"
            })
    void nothing_else_is_shown_as_an_image(String address) {
        assertThat(Markdown.belowTitle("![x](" + address + ")"))
                .doesNotContain("<img")
                .contains("<a href=");
    }

    @Test
    void a_remark_shows_no_image() {
        assertThat(Markdown.remark("![x](/images/0123456789abcdefghjk-1x1)"))
                .isEqualTo("<p><a href=\"/images/0123456789abcdefghjk-1x1\" rel=\"nofollow ugc noopener\">x</a></p>\n");
    }

    @Test
    void the_page_keeps_its_only_h1() {
        assertThat(Markdown.belowTitle("# a\n## b\n###### c")).isEqualTo("<h2>a</h2>\n<h3>b</h3>\n<h6>c</h6>\n");
        assertThat(Markdown.belowSection("# a\n##### b")).isEqualTo("<h3>a</h3>\n<h6>b</h6>\n");
    }

    @Test
    void code_stands_in_a_figure_with_its_language_and_a_span_for_each_line() {
        assertThat(Markdown.belowTitle("```java\nint a;\n\n  a();\n```"))
                .isEqualTo(
                        "<figure class=\"code\"><figcaption class=\"code__head\">Java</figcaption><pre tabindex=\"0\">"
                                + "<code class=\"language-java\"><span class=\"line\">int a;</span>\n"
                                + "<span class=\"line\"></span>\n<span class=\"line\">  a();</span>\n</code></pre></figure>\n");
    }

    @Test
    void an_unclosed_fence_is_code_to_the_end() {
        assertThat(Markdown.belowTitle("before\n\n```\nint a;\n# not a heading"))
                .startsWith("<p>before</p>")
                .contains("<span class=\"line\"># not a heading</span>")
                .endsWith("</code></pre></figure>\n");
    }

    @Test
    void tables_strikethrough_and_lists_work() {
        assertThat(Markdown.belowTitle("| a | b |\n|:--|--:|\n| 1 | ~~2~~ |"))
                .isEqualTo(
                        "<table><thead><tr><th align=\"left\">a</th><th align=\"right\">b</th></tr></thead>"
                                + "<tbody><tr><td align=\"left\">1</td><td align=\"right\"><del>2</del></td></tr></tbody></table>\n");
        assertThat(Markdown.belowTitle("3. a\n4. b")).contains("<ol start=\"3\"><li>a</li><li>b</li></ol>");
    }

    @Test
    void a_table_of_millions_of_cells_shows_as_it_was_typed() {
        assertThat(Markdown.belowTitle("|a".repeat(200) + "\n" + "|-".repeat(200) + "\n" + "|b\n".repeat(13_000)))
                .doesNotContain("<table>")
                .contains("|b");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pathologicalTexts")
    void no_text_takes_longer_than_a_second(String name, String text) {
        String longest = text.substring(0, Math.min(text.length(), LONGEST_BODY));
        Instant start = Instant.now();
        Markdown.belowTitle(longest);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    static Stream<Arguments> pathologicalTexts() {
        return Stream.of(
                Arguments.of("quotes", ">".repeat(LONGEST_BODY)),
                Arguments.of("brackets", "[".repeat(LONGEST_BODY)),
                Arguments.of("open links", "[a](".repeat(10_000)),
                Arguments.of("images", "![".repeat(20_000)),
                Arguments.of("emphasis", "*a **a ".repeat(6_000)),
                Arguments.of("mixed emphasis", "*a_".repeat(13_333)),
                Arguments.of("emphasis in brackets", "*[a".repeat(13_333)),
                Arguments.of("underscores", "_a ".repeat(13_333)),
                Arguments.of("tildes", "~~a ".repeat(10_000)),
                Arguments.of(
                        "backticks",
                        IntStream.range(0, 280).mapToObj("`"::repeat).reduce("", (a, b) -> a + "x" + b)),
                Arguments.of("less-than", "<".repeat(LONGEST_BODY)),
                Arguments.of("comments", "<!--".repeat(10_000)),
                Arguments.of("cdata", "<![CDATA[".repeat(4_444)),
                Arguments.of("open tags", "<a b".repeat(10_000)),
                Arguments.of("entities", "&".repeat(LONGEST_BODY)),
                Arguments.of("backslashes", "\\".repeat(LONGEST_BODY)),
                Arguments.of("a line a character", "```\n" + "a\n".repeat(19_990)),
                Arguments.of("empty lines", "\n".repeat(LONGEST_BODY)),
                Arguments.of("headings", "# a\n".repeat(10_000)),
                Arguments.of("quoted paragraphs", "> a\n\n".repeat(8_000)),
                Arguments.of("wide table", "|".repeat(13_000) + "\n" + "|-".repeat(13_000) + "\n|"),
                Arguments.of("padded table", "|a".repeat(200) + "\n" + "|-".repeat(200) + "\n" + "|a\n".repeat(13_000)),
                Arguments.of("addresses", "http://a.".repeat(4_400)),
                Arguments.of("mail addresses", "a@".repeat(20_000)),
                Arguments.of("hosts", "www.".repeat(10_000)),
                Arguments.of("references", "[a]: x\n".repeat(5_700) + "[a]"),
                Arguments.of(
                        "nested lists",
                        IntStream.range(0, 195)
                                .mapToObj(i -> "  ".repeat(i) + "- a\n")
                                .reduce("", String::concat)),
                Arguments.of("parentheses", "[a](" + "(".repeat(39_000)));
    }
}
