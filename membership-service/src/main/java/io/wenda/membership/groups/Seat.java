package io.wenda.membership.groups;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One seat of a group. A group has so many seats, with the numbers from 1 on, and no two members have the same.
 *
 * @param handed whether it was held for somebody who had no account, and is theirs now
 */
record Seat(Group group, int number, boolean handed) {

    /** After the number of a seat that was handed over. */
    private static final String HANDED = "~";

    Seat(Group group, int number) {
        this(group, number, false);
    }

    /** What is unique among all seats that are taken. */
    String key() {
        return group.id() + "/" + number + (handed ? HANDED : "");
    }

    /** The seat with this key. */
    static Seat of(Group group, String key) {
        return new Seat(group, numberOf(key), key.endsWith(HANDED));
    }

    /**
     * The same one for whom it was held. It has another key, so that both can have it for a moment and nobody else in between:
     * its number stays taken all the while. Whoever reads the keys in their order meets this one after the other.
     */
    Seat handedOver() {
        return new Seat(group, number, true);
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
        return Integer.parseInt(key.substring(key.indexOf('/') + 1).replace(HANDED, ""));
    }
}
