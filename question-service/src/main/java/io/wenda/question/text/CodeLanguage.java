package io.wenda.question.text;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The language of a block of code, as its first line says.
 *
 * @param name as it stands after the fence, the value of {@code class="language-…"}
 */
record CodeLanguage(String name) {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9+#.-]{1,20}");
    private static final Map<String, String> PROPER_NAMES = Map.ofEntries(
            Map.entry("bash", "Shell"),
            Map.entry("c", "C"),
            Map.entry("cpp", "C++"),
            Map.entry("csharp", "C#"),
            Map.entry("css", "CSS"),
            Map.entry("go", "Go"),
            Map.entry("html", "HTML"),
            Map.entry("http", "HTTP"),
            Map.entry("java", "Java"),
            Map.entry("javascript", "JavaScript"),
            Map.entry("js", "JavaScript"),
            Map.entry("json", "JSON"),
            Map.entry("kotlin", "Kotlin"),
            Map.entry("properties", "Properties"),
            Map.entry("py", "Python"),
            Map.entry("python", "Python"),
            Map.entry("rust", "Rust"),
            Map.entry("sh", "Shell"),
            Map.entry("shell", "Shell"),
            Map.entry("sql", "SQL"),
            Map.entry("ts", "TypeScript"),
            Map.entry("typescript", "TypeScript"),
            Map.entry("xml", "XML"),
            Map.entry("yaml", "YAML"),
            Map.entry("yml", "YAML"));

    /** The first word after a fence, or null where there is none that could be a language. */
    static @Nullable CodeLanguage of(@Nullable String info) {
        String name = info == null ? "" : SPACE.split(info.strip(), 2)[0];
        return VALID.matcher(name).matches() ? new CodeLanguage(name) : null;
    }

    /** As people write it; a name we do not know as they typed it. */
    String label() {
        return PROPER_NAMES.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }
}
