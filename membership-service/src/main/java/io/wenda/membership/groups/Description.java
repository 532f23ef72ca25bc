package io.wenda.membership.groups;

import io.wenda.membership.accounts.Ability;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a chat group is.
 *
 * @param platform the chat program
 * @param series groups of which one is as good as another: who asks is offered the first of them with a seat
 * @param place among all groups: in this order they are shown and offered
 * @param ability that one needs to be in it; absent where everybody may
 * @param number by which the group, or by invitation who invites, is found in the chat program; empty where there is none
 * @param link the same as an address, which telephones read from a picture; empty where there is none
 * @param remark by invitation: what who asks names there, with a code of their own; empty otherwise
 * @param capacity how many fit
 */
record Description(
        String name,
        String platform,
        String series,
        int place,
        Joining joining,
        @Nullable Ability ability,
        String number,
        String link,
        String remark,
        int capacity) {

    /** The names of the fields that are not as they were. */
    Stream<String> differsIn(Description before) {
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put("name", name.equals(before.name));
        same.put("platform", platform.equals(before.platform));
        same.put("series", series.equals(before.series));
        same.put("place", place == before.place);
        same.put("joining", joining == before.joining);
        same.put("ability", ability == before.ability);
        same.put("number", number.equals(before.number));
        same.put("link", link.equals(before.link));
        same.put("remark", remark.equals(before.remark));
        same.put("capacity", capacity == before.capacity);
        return same.entrySet().stream().filter(field -> !field.getValue()).map(Map.Entry::getKey);
    }

    /** The same, in this series. */
    Description in(String other) {
        return new Description(name, platform, other, place, joining, ability, number, link, remark, capacity);
    }
}
