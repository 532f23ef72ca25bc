package io.wenda.standalone.index;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of each field, as far as an index can help: to be one of some values, or within a range. All must hold.
 * Anything else, {@code $or} for one, is left to whoever reads the documents.
 */
final class Conditions {

    private final Map<String, List<@Nullable Object>> points = new LinkedHashMap<>();
    private final Map<String, List<Range>> ranges = new LinkedHashMap<>();
    private final Set<String> present = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();

    private Conditions() {}

    static Conditions of(Document query) {
        Conditions conditions = new Conditions();
        conditions.addAll(query);
        return conditions;
    }

    /** The values of which the field must have one; null where it may have any. */
    @Nullable
    List<@Nullable Object> points(String field) {
        return points.get(field);
    }

    List<Range> ranges(String field) {
        return ranges.getOrDefault(field, List.of());
    }

    /** The field must be there, whatever it holds. */
    boolean isPresent(String field) {
        return present.contains(field);
    }

    /** Everything is asked for. */
    boolean none() {
        return fields().isEmpty();
    }

    /** Nothing is asked but that so many fields have certain values. */
    boolean onlyPoints(int fields) {
        return points.size() == fields && ranges.isEmpty() && present.isEmpty() && others.isEmpty();
    }

    Set<String> pointed() {
        return points.keySet();
    }

    Set<String> ranged() {
        return ranges.keySet();
    }

    /** The names of all fields, and of the operators that are about none. */
    List<String> fields() {
        return Stream.of(points.keySet(), ranges.keySet(), present, others)
                .flatMap(Set::stream)
                .distinct()
                .toList();
    }

    private void addAll(Document query) {
        query.forEach((name, wanted) -> {
            if (name.equals("$and") && wanted instanceof Collection<?> all) {
                all.forEach(one -> addAll((Document) one));
            } else if (name.equals("$comment")) {
                return;
            } else if (name.startsWith("$")) {
                others.add(name);
            } else {
                add(name, wanted);
            }
        });
    }

    private void add(String field, @Nullable Object wanted) {
        if (BsonRegularExpression.isRegularExpression(wanted)) {
            addRange(field, Range.of(BsonRegularExpression.convertToRegularExpression(wanted)));
        } else if (wanted instanceof Document operators
                && operators.keySet().stream().anyMatch(name -> name.startsWith("$"))) {
            operators.forEach((operator, value) -> addOperator(field, operator, value));
        } else {
            List<@Nullable Object> one = new ArrayList<>();
            one.add(wanted);
            addPoints(field, one);
        }
    }

    private void addOperator(String field, String operator, @Nullable Object value) {
        if (operator.equals("$eq")) {
            List<@Nullable Object> one = new ArrayList<>();
            one.add(value);
            addPoints(field, one);
        } else if (operator.equals("$in") && value instanceof Collection<?> any) {
            addPoints(field, new ArrayList<>(any));
        } else if (operator.equals("$exists") && Utils.isTrue(value)) {
            present.add(field);
        } else {
            addRange(field, Range.of(operator, value));
        }
    }

    /** An array equals an array, and not its elements, which are what an index holds. */
    private void addPoints(String field, List<@Nullable Object> values) {
        boolean each = values.stream()
                .noneMatch(value -> value instanceof Collection || BsonRegularExpression.isRegularExpression(value));
        if (each && !points.containsKey(field)) {
            points.put(field, values);
        } else {
            others.add(field);
        }
    }

    private void addRange(String field, Optional<Range> range) {
        range.ifPresentOrElse(
                known -> ranges.computeIfAbsent(field, absent -> new ArrayList<>())
                        .add(known),
                () -> others.add(field));
    }
}
