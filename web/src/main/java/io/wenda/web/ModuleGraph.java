package io.wenda.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a module imports, and what that imports: so that a page can name all of them at once, instead of a browser finding
 * them one level after the other.
 */
final class ModuleGraph {

    private static final Pattern STATIC_IMPORT =
            Pattern.compile("(?:^|[;}\\s*])(?:from|import)\\s*[\"']([@\\w./-]+)[\"']", Pattern.MULTILINE);

    private final Map<String, byte[]> files;
    private final Map<String, String> urls;
    private final Map<String, String> imports;

    ModuleGraph(Map<String, byte[]> files, Map<String, String> urls, Map<String, String> imports) {
        this.files = files;
        this.urls = urls;
        this.imports = imports;
    }

    /** The addresses of this module and all it needs, itself first. */
    Set<String> reach(String name) {
        var reached = new LinkedHashSet<String>();
        add(name, reached);
        return reached;
    }

    private void add(String name, Set<String> reached) {
        var url = urls.get(name);
        var bytes = files.get(name);
        if (url == null || bytes == null || !reached.add(url)) {
            return;
        }
        STATIC_IMPORT
                .matcher(new String(bytes, UTF_8))
                .results()
                .flatMap(found -> resolve(url, found.group(1)).stream())
                .forEach(imported -> nameOf(imported).ifPresent(next -> add(next, reached)));
    }

    private Optional<String> resolve(String from, String specifier) {
        if (specifier.startsWith(".")) {
            return Optional.of(URI.create(from).resolve(specifier).toString());
        }
        var exact = imports.get(specifier);
        if (exact != null) {
            return Optional.of(exact);
        }
        return imports.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/") && specifier.startsWith(entry.getKey()))
                .map(entry ->
                        entry.getValue() + specifier.substring(entry.getKey().length()))
                .findFirst();
    }

    private Optional<String> nameOf(String url) {
        return urls.entrySet().stream()
                .filter(entry -> entry.getValue().equals(url))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
