package io.wenda.web;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern PLURAL = Pattern.compile("\\.(one|few|many|other)$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
    /** A text's key as it stands in code: whole ({@code "bell.title"}) or its beginning ({@code "problem." + code}). */
    private static final Pattern NAMED = Pattern.compile("[\"'`]([a-z-]+\\.[a-z0-9.-]*)(?=[\"'`$])");

    private static final Texts EN = Texts.of(Language.EN);
    private static final Texts ZH = Texts.of(Language.ZH);

    @Test
    void both_languages_say_the_same_things() {
        assertThat(keys(ZH)).isEqualTo(keys(EN)).isNotEmpty();
    }

    @Test
    void both_languages_fill_in_the_same_names() {
        for (var key : keys(EN)) {
            assertThat(placeholders(ZH, key)).as(key).isEqualTo(placeholders(EN, key));
        }
    }

    @Test
    void what_depends_on_a_number_has_every_form_of_its_language() {
        EN.all().keySet().stream().filter(key -> PLURAL.matcher(key).find()).forEach(key -> {
            assertThat(EN.all()).containsKeys(stem(key) + ".one", stem(key) + ".other");
            assertThat(ZH.all()).containsKey(stem(key) + ".other").doesNotContainKey(stem(key) + ".one");
        });
    }

    @Test
    void every_text_that_code_names_exists() throws IOException {
        var areas = areas();
        var unknown = named().filter(name -> areas.contains(name.substring(0, name.indexOf('.'))))
                .filter(name -> keys(EN).stream().noneMatch(key -> key.startsWith(name)))
                .collect(toCollection(TreeSet::new));

        assertThat(unknown).isEmpty();
    }

    @Test
    void no_text_is_left_over() throws IOException {
        var names = named().collect(toCollection(TreeSet::new));
        var left = keys(EN).stream()
                .filter(key -> names.stream().noneMatch(key::startsWith))
                .collect(toCollection(TreeSet::new));

        assertThat(left).isEmpty();
    }

    @Test
    void words_follow_the_house() {
        EN.all()
                .forEach((key, text) -> assertThat(text.toLowerCase(java.util.Locale.ROOT))
                        .as(key)
                        .doesNotContain("!", "please", "successfully", "oops", "sorry"));
        ZH.all()
                .forEach((key, text) -> assertThat(text)
                        .as(key)
                        .doesNotContain("！", "请先")
                        .doesNotContainPattern("(?<!(没有|未|不)\\p{IsHan}{0,4})成功")
                        .doesNotContainPattern("\\p{IsHan}[,;:?!()]|[,;:?!]\\p{IsHan}"));
    }

    @Test
    void numbers_choose_the_form_and_are_written_as_the_language_writes_them() {
        assertThat(EN.say("question.answers", "count", 1)).isEqualTo("1 answer");
        assertThat(EN.say("question.answers", "count", 4812)).isEqualTo("4,812 answers");
        assertThat(ZH.say("question.answers", "count", 1)).isEqualTo("1 个回答");
    }

    @Test
    void a_value_is_never_read_as_a_text_again() {
        assertThat(EN.say("steps.answered-by", "name", "{name} $1 \\")).isEqualTo("Answered by {name} $1 \\");
    }

    @Test
    void an_unknown_key_is_an_error_and_not_an_empty_page() {
        assertThatThrownBy(() -> EN.say("nothing.here")).hasMessageContaining("nothing.here");
    }

    private static Set<String> keys(Texts texts) {
        return texts.all().keySet().stream().map(TextsTest::stem).collect(toCollection(TreeSet::new));
    }

    private static Set<String> placeholders(Texts texts, String stem) {
        return texts.all().entrySet().stream()
                .filter(entry -> stem(entry.getKey()).equals(stem))
                .flatMap(entry -> PLACEHOLDER.matcher(entry.getValue()).results())
                .map(java.util.regex.MatchResult::group)
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> areas() {
        return keys(EN).stream().map(key -> key.substring(0, key.indexOf('.'))).collect(toCollection(TreeSet::new));
    }

    private static Stream<String> named() throws IOException {
        return Stream.of("src/main/jte", "src/main/java", "src/main/resources/wenda-web/assets")
                .flatMap(TextsTest::files)
                .flatMap(code -> NAMED.matcher(code).results().map(found -> found.group(1)))
                .filter(name -> !name.matches(".*\\.(js|json|css|svg|jte|md)"));
    }

    private static Stream<String> files(String folder) {
        try (var paths = Files.walk(Path.of(folder))) {
            return paths
                    .filter(path -> path.toString().matches(".*\\.(jte|java|js)"))
                    .map(TextsTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stem(String key) {
        return PLURAL.matcher(key).replaceFirst("");
    }
}
