package io.wenda.membership.groups;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** One seat of a group. A group has so many seats, with the numbers from 1 on, and no two members have the same. */
record Seat(Group group, int number) {

    /** What is unique among all seats that are taken. */
    String key() {
        return group.id() + "/" + number;
    }

    /** The seat with this key. */
    static Seat of(Group group, String key) {
        return new Seat(group, numberOf(key));
    }

    /**
     * The numbers that may be given. Where a group was made smaller, those taken above its last seat keep as many below it
     * empty, and always the same: of two who give the last seat at once, both reach for one number.
     */
    static List<Integer> free(Group group, Set<Integer> taken) {
        return IntStream.rangeClosed(1, group.seats())
                .filter(number -> !taken.contains(number))
                .limit(Math.max(0, group.seats() - taken.size()))
                .boxed()
                .toList();
    }

    static int numberOf(String key) {
        return Integer.parseInt(key.substring(key.indexOf('/') + 1));
    }
}
