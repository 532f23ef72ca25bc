package io.wenda.standalone.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one password of the demo accounts: chosen by the operator, or made at the first start and kept beside the data. */
final class DemoPassword {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;

    private DemoPassword() {}

    static String of(Path data, @Nullable String chosen) {
        if (chosen != null) {
            return chosen;
        }
        Path file = data.resolve("demo-password");
        try {
            return Files.exists(file) ? Files.readString(file).strip() : keep(file, make());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String make() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        while (password.length() < LENGTH) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.insert(12, '-').insert(8, '-').insert(4, '-').toString();
    }

    /** Readable by its owner alone from its first byte on. */
    private static String keep(Path file, String password) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.WRITE))) {
            channel.write(StandardCharsets.UTF_8.encode(password + "\n"));
        }
        return password;
    }
}
