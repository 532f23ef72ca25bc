package io.wenda.question.people;

import java.util.HashMap;
import java.util.Map;

/** Some members as others see them. */
public record Names(Map<String, Named> byId) {

    public Names {
        byId = Map.copyOf(byId);
    }

    static Names of(Map<String, Named> some, Map<String, Named> others) {
        Map<String, Named> all = new HashMap<>(some);
        all.putAll(others);
        return new Names(all);
    }

    /** How they are called; those who deleted their accounts, and those of whom nothing was told yet, are missing. */
    public Map<String, String> names() {
        Map<String, String> called = new HashMap<>();
        byId.forEach((id, known) -> {
            String name = known.called();
            if (name != null) {
                called.put(id, name);
            }
        });
        return called;
    }

    /** This member with their name, if it is known. */
    public Named of(String memberId) {
        Named known = byId.get(memberId);
        return known == null ? new Named(memberId, null) : known;
    }
}
