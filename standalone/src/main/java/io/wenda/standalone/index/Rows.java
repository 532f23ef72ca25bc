package io.wenda.standalone.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import io.wenda.standalone.index.KeyBytes.NoElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of values that a document has in an index: one, or one for each element where one of the fields is, or lies in,
 * an array. Null is as missing, but for whether the document is {@link #present}.
 */
final class Rows {

    /** What is found on the way to a field, after so many steps of it. */
    private record Place(@Nullable Object value, List<String> path, int steps, boolean element) {

        /** Down through documents, to the end of the way or to the next array. */
        Place walked() {
            Place place = this;
            while (place.steps < path.size() && !(place.value instanceof Collection)) {
                place = new Place(place.next(), path, place.steps + 1, false);
            }
            return place;
        }

        private @Nullable Object next() {
            return value instanceof Document document ? document.getOrMissing(path.get(steps)) : Missing.getInstance();
        }

        boolean isArray() {
            return value instanceof Collection && !(element && steps == path.size());
        }

        Collection<?> elements() {
            return value instanceof Collection<?> array && !array.isEmpty() ? array : List.of(NoElement.HERE);
        }

        Place at(@Nullable Object one) {
            return new Place(one, path, steps, true);
        }

        List<String> where() {
            return path.subList(0, steps);
        }
    }

    private final List<List<Object>> values = new ArrayList<>(1);
    private boolean present;
    private int arrays;

    Rows(Document document, List<List<String>> paths) {
        expand(paths.stream().map(path -> new Place(document, path, 0, false)).toList());
    }

    List<List<Object>> values() {
        return values;
    }

    /** The document has at least one of the fields. */
    boolean present() {
        return present;
    }

    /** Which of the fields met an array: bit 0 is the first field. */
    int arrays() {
        return arrays;
    }

    private void expand(List<Place> places) {
        List<Place> reached = places.stream().map(Place::walked).toList();
        Place array = arrayIn(reached);
        if (array == null) {
            values.add(reached.stream().map(this::end).toList());
            return;
        }
        for (Object one : array.elements()) {
            expand(reached.stream()
                    .map(place -> place.isArray() ? place.at(one) : place)
                    .toList());
        }
    }

    /** The one array that fields have come to; several fields may lie in it. */
    private @Nullable Place arrayIn(List<Place> reached) {
        Place array = null;
        for (int i = 0; i < reached.size(); i++) {
            Place place = reached.get(i);
            if (place.isArray()) {
                if (array != null && !array.where().equals(place.where())) {
                    throw new CannotIndexParallelArraysError(
                            List.of(String.join(".", array.where()), String.join(".", place.where())));
                }
                array = place;
                arrays |= 1 << i;
            }
        }
        return array;
    }

    private Object end(Place place) {
        present |= !(place.value() instanceof Missing);
        return Missing.ofNullable(place.value());
    }
}
