package io.wenda.question.people;

import java.util.HashMap;
import java.util.Map;

/** The names of some members. */
public record Names(Map<String, String> names) {

    public Names {
        names = Map.copyOf(names);
    }

    static Names of(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(others);
        return new Names(all);
    }

    /** This member with their name, if it is known. */
    public Named of(String memberId) {
        return new Named(memberId, names.get(memberId));
    }
}
