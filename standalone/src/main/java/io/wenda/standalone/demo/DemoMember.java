package io.wenda.standalone.demo;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Somebody who was there before the demo accounts.
 *
 * @param handle what the files call them
 * @param speaks the language they write in, and in which Wenda speaks to them
 * @param joined how many days before the import
 */
record DemoMember(String handle, String name, String speaks, int joined, List<String> roles) {

    /** Reads the table of {@code members.md}. */
    static Stream<DemoMember> read(String table) {
        return table.lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> Stream.of(line.split("\\|")).map(String::strip).toList())
                .map(cells -> new DemoMember(
                        cells.get(1), cells.get(2), cells.get(3), Integer.parseInt(cells.get(4)), roles(cells.get(5))));
    }

    private static List<String> roles(String cell) {
        return Stream.of(cell.split(", "))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    String email() {
        return handle + "@wenda.test";
    }
}
