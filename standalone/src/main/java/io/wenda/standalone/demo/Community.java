package io.wenda.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The imaginary community, as the files beside this class tell it.
 *
 * @param past conversations of the last 90 days
 * @param today what the demo accounts write when Wenda has started
 * @param notices what was announced in the last 90 days
 */
record Community(List<DemoMember> members, List<Conversation> past, List<Conversation> today, List<Notice> notices) {

    static Community load() {
        try {
            URI files =
                    Objects.requireNonNull(Community.class.getResource("/demo")).toURI();
            if (!files.getScheme().equals("jar")) {
                return load(Path.of(files));
            }
            try (FileSystem jar = FileSystems.newFileSystem(files, Map.of())) {
                return load(jar.getPath("/demo"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Community load(Path folder) throws IOException {
        return new Community(
                DemoMember.read(Files.readString(folder.resolve("members.md"))).toList(),
                all(folder.resolve("threads"), ConversationFile::read),
                all(folder.resolve("today"), ConversationFile::read),
                all(folder.resolve("announcements"), Notice::read));
    }

    /** @param read of its name and its content */
    private static <T> List<T> all(Path folder, BiFunction<String, String, T> read) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(file -> read(file, read)).toList();
        }
    }

    private static <T> T read(Path file, BiFunction<String, String, T> read) {
        try {
            return read.apply(file.getFileName().toString().replace(".md", ""), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
