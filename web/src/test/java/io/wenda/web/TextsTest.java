package io.wenda.web;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.PluralRules.PluralType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    private static final Pattern PLURAL = Pattern.compile("\\.(one|two|few|many|other)$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
    /** A text's key as it stands in code: whole ({@code "bell.title"}) or its beginning ({@code "problem." + code}). */
    private static final Pattern NAMED = Pattern.compile("[\"'`]([a-z-]+\\.[a-z0-9.-]*)(?=[\"'`$])");

    /** Places in a queue: "3rd" has another form than "3 answers". */
    private static final Set<String> ORDINALS = Set.of("mine.sent", "mine.place");

    private static final Texts EN = Texts.of(Language.EN);
    private static final Texts ZH = Texts.of(Language.ZH);
    private static final Texts FR = Texts.of(Language.FR);
    private static final Texts RU = Texts.of(Language.RU);

    @Test
    void every_folder_of_texts_is_a_language() throws IOException {
        try (var folders = Files.list(Path.of("src/main/resources/wenda-web/texts"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(Language.values()).map(Language::code).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_language_says_the_same_things(Language language) {
        assertThat(keys(Texts.of(language))).isEqualTo(keys(EN)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_language_fills_in_the_same_names(Language language) {
        assertThat(placeholders(Texts.of(language))).isEqualTo(placeholders(EN));
        assertThat(placeholders(EN).values())
                .allSatisfy(names -> assertThat(names)
                        .allSatisfy(name -> assertThat(Text.of(name).names()).hasSize(1)));
    }

    @ParameterizedTest
    @EnumSource
    void what_depends_on_a_number_has_the_forms_of_its_language_and_no_others(Language language) {
        var counted = EN.all().keySet().stream()
                .filter(key -> PLURAL.matcher(key).find())
                .map(TextsTest::stem)
                .collect(toCollection(TreeSet::new));

        assertThat(counted)
                .containsAll(ORDINALS)
                .allSatisfy(stem -> assertThat(forms(Texts.of(language), stem))
                        .isEqualTo(
                                forms(language, ORDINALS.contains(stem) ? PluralType.ORDINAL : PluralType.CARDINAL)));
    }

    @Test
    void every_text_that_code_names_exists() throws IOException {
        var areas = areas();
        var keys = keys(EN);
        var unknown = named().filter(name -> areas.contains(name.substring(0, name.indexOf('.'))))
                .filter(name -> keys.stream().noneMatch(key -> key.startsWith(name)))
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
                .forEach((key, text) -> assertThat(text.toLowerCase(Locale.ROOT))
                        .as(key)
                        .doesNotContain("!", "please", "successfully", "oops", "sorry"));
        FR.all()
                .forEach((key, text) -> assertThat(text.toLowerCase(Locale.ROOT))
                        .as(key)
                        .doesNotContain("!", "s’il vous plaît", "veuillez", "avec succès", "désolé"));
        RU.all()
                .forEach((key, text) -> assertThat(text.toLowerCase(Locale.ROOT))
                        .as(key)
                        .doesNotContain("!", "пожалуйста", "успешно", "извините", "к сожалению"));
        ZH.all()
                .forEach((key, text) -> assertThat(text)
                        .as(key)
                        .doesNotContain("！", "请先")
                        .doesNotContainPattern("(?<!(没有|未|不)\\p{IsHan}{0,4})成功")
                        .doesNotContainPattern("\\p{IsHan}[,;:?!()]|[,;:?!]\\p{IsHan}"));
    }

    @Test
    void french_and_russian_are_set_as_their_printers_do() {
        FR.all()
                .forEach((key, text) -> assertThat(text)
                        .as(key)
                        .doesNotContainPattern("[^\u202f][;?»]|[^\u202f:a-z]:|[a-z}]:(?= |$)|«[^\u202f]")
                        .doesNotContainPattern("'|\"|\\.\\.\\.| [-–—] "));
        RU.all()
                .forEach((key, text) -> assertThat(text)
                        .as(key)
                        .doesNotContainPattern("[^\u00a0]—|—[^ ]| [-–] |« | »")
                        .doesNotContainPattern("'|\"|“|\\.\\.\\."));
    }

    @Test
    void numbers_choose_the_form_and_are_written_as_the_language_writes_them() {
        assertThat(EN.say("question.answers", "count", 1)).isEqualTo("1 answer");
        assertThat(EN.say("question.answers", "count", 4812)).isEqualTo("4,812 answers");
        assertThat(ZH.say("question.answers", "count", 1)).isEqualTo("1 个回答");
        assertThat(FR.say("question.answers", "count", 0)).isEqualTo("0 réponse");
        assertThat(FR.say("question.answers", "count", 4812)).isEqualTo("4\u202f812 réponses");
        assertThat(FR.say("question.answers", "count", 1_000_000)).isEqualTo("1\u202f000\u202f000 réponses");
        assertThat(Stream.of(1, 2, 5, 11, 21, 104, 4812).map(count -> RU.say("question.answers", "count", count)))
                .containsExactly(
                        "1 ответ",
                        "2 ответа",
                        "5 ответов",
                        "11 ответов",
                        "21 ответ",
                        "104 ответа",
                        "4\u00a0812 ответов");
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

    private static Set<String> forms(Texts texts, String stem) {
        return texts.all().keySet().stream()
                .filter(key -> !key.equals(stem) && stem(key).equals(stem))
                .map(key -> key.substring(stem.length() + 1))
                .collect(toCollection(TreeSet::new));
    }

    /** What whole numbers of this size can choose. */
    private static Set<String> forms(Language language, PluralType type) {
        var rules = PluralRules.forLocale(language.locale(), type);
        return IntStream.range(0, 1000).mapToObj(rules::select).collect(toCollection(TreeSet::new));
    }

    /** What is filled in, by the stem of the text. */
    private static Map<String, Set<String>> placeholders(Texts texts) {
        Map<String, Set<String>> all = new TreeMap<>();
        texts.all()
                .forEach((key, text) -> PLACEHOLDER
                        .matcher(text)
                        .results()
                        .forEach(found -> all.computeIfAbsent(stem(key), stem -> new TreeSet<>())
                                .add(found.group())));
        return all;
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
