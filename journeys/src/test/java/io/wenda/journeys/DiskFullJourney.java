package io.wenda.journeys;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The disk with all data runs full while eight people work, and later there is room again. Needs to mount a small disk. */
@OnWendaOfItsOwn
@OnWenda
@Order(14)
@EnabledIfSystemProperty(named = Trouble.IN_A_LONG_CHECK, matches = "true")
class DiskFullJourney {

    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Path directory = RunningSystem.emptyDirectory();
    private final Path disk = directory.resolve("data");

    @BeforeEach
    void mount(Wenda wenda) throws Exception {
        wenda.isOurs();
        Files.createDirectory(disk);
        if (run("mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", disk.toString()) != 0) {
            System.err.println(
                    "!!!!! NOT RUN: a full disk, because no small disk can be mounted here (root can) !!!!!");
            abort("no small disk can be mounted here");
        }
    }

    /** What was written meanwhile stays to be read. */
    @AfterEach
    void unmount() throws Exception {
        run("cp", "-r", disk.resolve("logs").toString(), directory.toString());
        run("umount", "--lazy", disk.toString());
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    @Test
    void a_full_disk_refuses_and_loses_nothing_and_when_there_is_room_again_everybody_goes_on() {
        try (RunningSystem system = RunningSystem.start(directory, Map.of());
                Crowd crowd = new Crowd(Wenda.on(system), "While the disk is full")) {
            crowd.worksWhile(() -> {
                Trouble.passes(BEFORE);
                keepFull();
                empty();
                Trouble.passes(BEFORE);
            });
            assertThat(crowd.triedAgain()).as("what they were told").anyMatch(told -> told.contains("\"code\":"));
            new Reckoning(crowd).isRight();
        }
    }

    /** What one part frees meanwhile is filled as well. */
    private void keepFull() {
        for (Duration left = Trouble.AWAY; left.isPositive(); left = left.minus(A_SECOND)) {
            fill();
            Trouble.passes(A_SECOND);
        }
    }

    private void fill() {
        try (OutputStream filler = Files.newOutputStream(filler(), CREATE, APPEND)) {
            byte[] block = new byte[4096];
            while (true) {
                filler.write(block);
            }
        } catch (IOException full) {
            // As it should be.
            return;
        }
    }

    private void empty() {
        assertThat(filler().toFile().delete()).isTrue();
    }

    private Path filler() {
        return disk.resolve("filler");
    }
}
