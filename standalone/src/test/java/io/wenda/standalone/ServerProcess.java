package io.wenda.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of the embedded servers as a process of its own, to be killed. */
record ServerProcess(Process process) implements AutoCloseable {

    static ServerProcess start(Class<?> server, Path directory, int port) throws IOException {
        return start(command(server, directory, port));
    }

    /** Its files grow no larger than this many KiB, as if the disk were full then. */
    static ServerProcess startWithRoomFor(int kibibytes, Class<?> server, Path directory, int port) throws IOException {
        List<String> limited =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash"));
        limited.addAll(command(server, directory, port));
        return start(limited);
    }

    private static List<String> command(Class<?> server, Path directory, int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=standalone-logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                server.getName(),
                directory.toString(),
                Integer.toString(port));
    }

    private static ServerProcess start(List<String> command) throws IOException {
        return new ServerProcess(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
