package io.wenda.standalone.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A built Wenda whose services are stand-ins. */
final class StandInHome {

    static final List<String> SERVICES =
            List.of("membership-service", "question-service", "notification-service", "gateway");

    private StandInHome() {}

    static void build(Path home) throws IOException {
        for (String service : SERVICES) {
            Path target = Files.createDirectories(home.resolve(service).resolve("target"));
            writeJar(target.resolve(service + "-0.1.0.jar"));
        }
    }

    /** The launcher's own jar with its libraries beside it, as the build leaves it. */
    static Path buildLauncher(Path home) throws IOException {
        Path target = Files.createDirectories(home.resolve("standalone/target"));
        Path built = Path.of("target").toAbsolutePath();
        Files.createSymbolicLink(target.resolve("lib"), built.resolve("lib"));
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(built, "standalone-*.jar")) {
            Path jar = jars.iterator().next();
            return Files.copy(jar, target.resolve(jar.getFileName()));
        }
    }

    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
        String entry = StandInService.class.getName().replace('.', '/') + ".class";
        try (InputStream program = Objects.requireNonNull(StandInService.class.getResourceAsStream("/" + entry));
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry(entry));
            program.transferTo(out);
        }
    }
}
