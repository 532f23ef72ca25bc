package io.wenda.standalone.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The last few hundred mails, a file each, as they came. */
final class CaughtMail {

    static final int MOST = 200;

    private static final String ENDING = ".eml";

    private final Path folder;
    private long next;

    private CaughtMail(Path folder, long next) {
        this.folder = folder;
        this.next = next;
    }

    static CaughtMail in(Path folder) throws IOException {
        Files.createDirectories(folder);
        CaughtMail mail = new CaughtMail(folder, 1);
        mail.next = mail.ids().stream().mapToLong(Long::parseLong).max().orElse(0) + 1;
        return mail;
    }

    /** Whoever reads meanwhile finds it whole or not at all. */
    synchronized void keep(byte[] mail) {
        try {
            Path written = Files.write(folder.resolve(next + ".part"), mail);
            Files.move(written, folder.resolve(next + ENDING), StandardCopyOption.ATOMIC_MOVE);
            next++;
            for (String old : ids().stream().skip(MOST).toList()) {
                Files.deleteIfExists(folder.resolve(old + ENDING));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest first. */
    List<String> ids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,15}\\" + ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted(Comparator.<String>comparingLong(Long::parseLong).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<byte[]> read(String id) {
        try {
            return ids().contains(id) ? Optional.of(Files.readAllBytes(folder.resolve(id + ENDING))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
