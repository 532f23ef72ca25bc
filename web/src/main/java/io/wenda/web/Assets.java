package io.wenda.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files browsers load, each under a name with the hash of its bytes, so that browsers keep them for ever and never
 * show an old one.
 *
 * <ul>
 *   <li>{@code bell.js} of this module is {@code /assets/bell.3f2a91c0.js}, and {@code wenda/bell} in the import map
 *   <li>all style sheets together, in the order of their names, are {@code wenda.css}
 *   <li>the texts of a language are {@code texts-en.json}
 *   <li>a library keeps its folders, and the hash of all of it stands in the first:
 *       {@code /assets/lit-html.5b0c77d1/directives/repeat.js}, so the relative imports inside it hold
 * </ul>
 *
 * <p>The hash of another build is answered with today's bytes, not to be kept: a page that was open during an upgrade goes
 * on working.
 */
public final class Assets {

    private static final String ROOT = "/assets/";
    private static final Pattern HASHED =
            Pattern.compile("(?<before>.{1,80}?)\\.[0-9a-f]{8}(?<after>(/.{1,80})?\\.[a-z0-9]+)");
    private static final Assets LOADED = read();

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> urls = new TreeMap<>();
    /**
     * The response header in which a service that renders pages names {@link #importMapHash} to the gateway. While one of
     * them is upgraded before the other, their maps differ, and the policy must allow the one that is in the page.
     */
    public static final String IMPORT_MAP_HEADER = "Wenda-Import-Map";

    private final String importMap;
    private final Map<String, Set<String>> reached = new TreeMap<>();

    private Assets(Map<String, byte[]> own, Map<String, byte[]> libraries) {
        own.forEach((name, bytes) -> add(name, bytes, name.lastIndexOf('.'), bytes));
        libraries.forEach((name, bytes) -> add(name, bytes, name.indexOf('/'), joined(libraries, folder(name))));
        var imports = ImportMap.of(urls);
        this.importMap = JsonMapper.shared().writeValueAsString(Map.of("imports", imports));
        var graph = new ModuleGraph(files, urls, imports);
        own.keySet().stream()
                .filter(name -> name.endsWith(".js"))
                .forEach(name -> reached.put(name, graph.reach(name)));
    }

    /** Those of this build; read once. */
    public static Assets load() {
        return LOADED;
    }

    /**
     * Where a page finds this file.
     *
     * @param name as in {@code bell.js}, {@code pages/ask.js}, {@code wenda.css}, {@code icons.svg}
     */
    public String url(String name) {
        var url = urls.get(name);
        if (url == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return url;
    }

    /**
     * What a browser gets for this path.
     *
     * @param path all after {@code /assets/}, folders included: {@code bell.3f2a91c0.js},
     *     {@code lit-html.5b0c77d1/directives/repeat.js}
     */
    public Optional<Asset> find(String path) {
        var parts = HASHED.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var name = parts.group("before") + parts.group("after");
        return Optional.ofNullable(files.get(name))
                .map(bytes -> new Asset(name, bytes, url(name).equals(ROOT + path)));
    }

    /** Where a page finds this module and all it imports, for {@code <link rel="modulepreload">}. */
    public Set<String> modules(String name) {
        return reached.getOrDefault(name, Set.of());
    }

    /** The names under which modules import each other, as JSON for {@code <script type="importmap">}. */
    public String importMap() {
        return importMap;
    }

    /** What a content security policy's {@code script-src} names to allow the import map: {@code 'sha256-…'}, quotes included. */
    public String importMapHash() {
        return "'sha256-" + Base64.getEncoder().encodeToString(Hash.sha256(importMap.getBytes(UTF_8))) + "'";
    }

    /** All of them by name. */
    Map<String, String> urls() {
        return Collections.unmodifiableMap(urls);
    }

    private void add(String name, byte[] bytes, int hashAt, byte[] hashed) {
        files.put(name, bytes);
        urls.put(name, ROOT + name.substring(0, hashAt) + '.' + Hash.of(hashed) + name.substring(hashAt));
    }

    private static Assets read() {
        var own = ResourceTree.under("wenda-web/assets/", "icons.svg");
        var sheets = folderOf(own, "css/");
        own.keySet().removeAll(sheets.keySet());
        own.put("wenda.css", joined(sheets, ""));
        for (var language : Language.values()) {
            own.put(
                    "texts-" + language.code() + ".json",
                    JsonMapper.shared().writeValueAsBytes(Texts.of(language).all()));
        }
        var libraries = ResourceTree.under("wenda-web/libraries/", "README.md");
        libraries.remove("README.md");
        return new Assets(own, libraries);
    }

    private static String folder(String name) {
        return name.substring(0, name.indexOf('/') + 1);
    }

    private static Map<String, byte[]> folderOf(Map<String, byte[]> files, String folder) {
        var found = new TreeMap<>(files);
        found.keySet().removeIf(name -> !name.startsWith(folder));
        return found;
    }

    private static byte[] joined(Map<String, byte[]> files, String folder) {
        var all = new ByteArrayOutputStream();
        folderOf(files, folder).values().forEach(all::writeBytes);
        return all.toByteArray();
    }
}
