package io.wenda.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;

/**
 * All files below a folder of the class path, by their path in it.
 *
 * <p>A class path cannot be listed, only asked for a name: so one file that is known to stand in the folder leads to it, in
 * a directory as in a jar, a jar within Spring Boot's jar included.
 */
final class ResourceTree {

    private ResourceTree() {}

    static Map<String, byte[]> under(String folder, String known) {
        URL url = ResourceTree.class.getClassLoader().getResource(folder + known);
        if (url == null) {
            throw new IllegalStateException("missing on the class path: " + folder + known);
        }
        try {
            return url.openConnection() instanceof JarURLConnection jar
                    ? inJar(jar, folder)
                    : inDirectory(Path.of(url.toURI()).resolveSibling(""));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot read " + folder, e);
        }
    }

    private static Map<String, byte[]> inJar(JarURLConnection connection, String folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        var jar = connection.getJarFile();
        for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
            if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
                try (var bytes = jar.getInputStream(entry)) {
                    files.put(entry.getName().substring(folder.length()), bytes.readAllBytes());
                }
            }
        }
        return files;
    }

    private static Map<String, byte[]> inDirectory(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(
                            path -> files.put(folder.relativize(path).toString().replace('\\', '/'), read(path)));
        }
        return files;
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
