package io.wenda.membership.groups;

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

    static int numberOf(String key) {
        return Integer.parseInt(key.substring(key.indexOf('/') + 1));
    }
}
