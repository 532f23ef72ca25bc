package io.wenda.standalone.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Ends the children when their parent could not do it itself: a tiny shell that reads their process ids from a pipe, and
 * when the pipe breaks, because the parent is gone, tells them to end.
 */
final class OrphanWatch implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' INT HUP TERM
            children=' '
            while read -r sign pid; do
              case $sign in
                +) children="$children$pid " ;;
                -) children=$(printf %s "$children" | sed "s/ $pid / /") ;;
              esac
            done
            [ "$children" = ' ' ] && exit
            kill $children 2>/dev/null
            for second in 1 2 3 4 5 6 7 8 9 10; do
              kill -0 $children 2>/dev/null || exit
              sleep 1
            done
            kill -9 $children 2>/dev/null
            """;

    private final Process shell;
    private final Writer pipe;
    private final Leftovers leftovers;

    private OrphanWatch(Process shell, Leftovers leftovers) {
        this.shell = shell;
        this.pipe = shell.outputWriter(StandardCharsets.UTF_8);
        this.leftovers = leftovers;
    }

    static OrphanWatch start(Leftovers leftovers) {
        try {
            Process shell = new ProcessBuilder("sh", "-c", SCRIPT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new OrphanWatch(shell, leftovers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void born(Process child) {
        tell("+ " + child.pid());
        leftovers.remember(child);
    }

    void ended(Process child) {
        tell("- " + child.pid());
    }

    /** Returns when the shell is gone as well. */
    @Override
    public synchronized void close() {
        try {
            pipe.close();
        } catch (IOException e) {
            shell.destroyForcibly();
        }
        shell.onExit().join();
    }

    private synchronized void tell(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            // Somebody ended the watch: the children live on under their parent alone.
            return;
        }
    }
}
