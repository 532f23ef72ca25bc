package io.wenda.web;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which name a module is imported by: {@code wenda/bell} for {@code bell.js}, and for a library its own name for its main
 * module and its name with a slash for all the others ({@code lit/directives/repeat.js}).
 */
final class ImportMap {

    private static final Map<String, String> LIBRARIES = Map.of(
            "lit", "lit/index.js",
            "lit-html", "lit-html/lit-html.js",
            "lit-element", "lit-element/lit-element.js",
            "@lit/reactive-element", "lit__reactive-element/reactive-element.js",
            "highlightjs", "highlightjs/highlight.min.js");

    private ImportMap() {}

    static SortedMap<String, String> of(Map<String, String> urls) {
        var imports = new TreeMap<String, String>();
        urls.forEach((name, url) -> {
            if (name.endsWith(".js") && !isLibrary(name)) {
                imports.put("wenda/" + name.substring(0, name.length() - ".js".length()), url);
            }
        });
        LIBRARIES.forEach((name, main) -> {
            var url = urls.get(main);
            if (url == null) {
                throw new IllegalStateException("library without its main module: " + main);
            }
            imports.put(name, url);
            imports.put(name + "/", url.substring(0, url.lastIndexOf('/') + 1));
        });
        return imports;
    }

    private static boolean isLibrary(String name) {
        return LIBRARIES.values().stream().anyMatch(main -> name.startsWith(main.substring(0, main.indexOf('/') + 1)));
    }
}
