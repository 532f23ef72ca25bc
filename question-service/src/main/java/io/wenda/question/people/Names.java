package io.wenda.question.people;

import java.util.Map;

/** The names of some members. */
public record Names(Map<String, Person> people) {

    public Names {
        people = Map.copyOf(people);
    }

    /** This member with their name, if it is known. */
    public Named of(String memberId) {
        Person person = people.get(memberId);
        return person == null ? new Named(memberId, null) : person.named();
    }
}
