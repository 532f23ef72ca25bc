package io.wenda.standalone;

import io.wenda.standalone.index.Unserved;
import java.nio.file.Path;

/** The embedded database as a process of its own: directory and port in, until it is told to end. */
public final class DatabaseProcess {

    private DatabaseProcess() {}

    public static void main(String... arguments) {
        EmbeddedDatabase database = EmbeddedDatabase.start(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Unserved.LOGGED, DatabaseProcess::endBroken);
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop"));
    }

    /** A store that could not write answers nothing any more; what it acknowledged is in the file for the next process. */
    private static void endBroken(RuntimeException cause) {
        System.err.println("ERROR the database cannot write: " + cause.getMessage());
        Runtime.getRuntime().halt(1);
    }
}
