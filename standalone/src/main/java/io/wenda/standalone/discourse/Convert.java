package io.wenda.standalone.discourse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.stream.Stream;

/** {@code ./history convert discourse DUMP > community.jsonl} */
public final class Convert {

    private Convert() {}

    public static void main(String... arguments) {
        if (arguments.length != 2 || !arguments[0].equals("discourse")) {
            end(2, "Use: ./history convert discourse DUMP > community.jsonl");
            return;
        }
        try {
            Tally tally = convert(Path.of(arguments[1]), new PrintStream(System.out, false, UTF_8), Clock.systemUTC());
            tally.lines().forEach(System.err::println);
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            end(2, "Cannot convert " + arguments[1] + ": " + e.getMessage());
        }
    }

    /** Returns what came over and what did not. */
    static Tally convert(Path dump, PrintStream out, Clock clock) throws IOException {
        Tally tally = new Tally();
        Forum forum = Forum.read(dump, tally);
        if (forum.isClosed()) {
            tally.changed("forum that its members alone could read: its questions are for everybody now");
        }
        Fitting fitting = new Fitting(tally, clock.instant(), forum.lastWord(clock.instant()));
        People people = new People(forum, tally, fitting);
        Stream.concat(people.lines(), new Threads(forum, people, tally, fitting).lines())
                .forEach(line -> {
                    tally.brought(line);
                    out.print(line.json() + "\n");
                });
        if (out.checkError()) {
            throw new IOException("the output cannot be written");
        }
        return tally;
    }

    private static void end(int code, String why) {
        System.err.println(why);
        System.exit(code);
    }
}
