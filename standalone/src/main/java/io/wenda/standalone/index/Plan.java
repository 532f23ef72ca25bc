package io.wenda.standalone.index;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * How an index answers a query: which stretches of it are read, and which way. What is read there holds every document that
 * the query wants, and others too.
 *
 * <p>From the first field on, each that must have one of certain values narrows the stretches; the field after those may
 * have a range. A sparse index is itself the stretch of the documents that have its field. After fields of which each has one value, the others are in the index's order.
 */
final class Plan {

    private final OrderedIndex index;
    private final Conditions conditions;
    private final Set<String> pinned = new HashSet<>();
    private final Set<String> constant = new HashSet<>();
    private SequencedSet<byte[]> beginnings = sorted(Stream.of(new byte[0]));
    private int pointed;
    private boolean metArray;
    private boolean withoutMissing;
    private @Nullable Range range;
    private boolean inOrder;
    private boolean backward;

    private Plan(OrderedIndex index, Conditions conditions) {
        this.index = index;
        this.conditions = conditions;
    }

    /** The index's way to what is asked for, in the order that is asked for where it can; null where it is of no help. */
    static @Nullable Plan of(OrderedIndex index, Conditions conditions, Document order) {
        Plan plan = new Plan(index, conditions);
        plan.narrowByPoints();
        plan.narrowByRange();
        plan.follow(order);
        boolean holdsAll = !index.isSparse() || plan.withoutMissing;
        boolean helps = plan.isNarrow() || (plan.inOrder && !order.isEmpty());
        return holdsAll && helps ? plan : null;
    }

    /** It reads no more than a part of the documents. */
    boolean isNarrow() {
        return pointed > 0 || range != null || withoutMissing;
    }

    /** What it reads comes in the order that was asked for, if any was. */
    boolean isInOrder() {
        return inOrder;
    }

    /** How many entries it would read to the end. */
    long entries() {
        return stretches().stream().mapToLong(index::count).sum();
    }

    /** Its entries are what the query wants, each document once and no other. */
    boolean isExact() {
        boolean once = pinned.size() == pointed;
        for (int i = pointed; i < index.fields(); i++) {
            once &= !index.hasArrays(i);
        }
        return once && conditions.onlyPoints(pointed);
    }

    /** Where the documents are. The index is read as far as the stream is. */
    Stream<Object> positions() {
        List<Stretch> stretches = backward ? stretches().reversed() : stretches();
        Stream<Object> positions = stretches.stream().flatMap(this::read);
        return index.hasArrays() ? positions.distinct() : positions;
    }

    private Stream<Object> read(Stretch stretch) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(index.read(stretch, backward), Spliterator.ORDERED), false);
    }

    private List<Stretch> stretches() {
        return pointed > 0 || range != null
                ? beginnings.stream().map(this::stretch).toList()
                : List.of(Stretch.ALL);
    }

    private Stretch stretch(byte[] beginning) {
        return range == null
                ? new Stretch(beginning, Range.after(beginning))
                : new Stretch(joined(beginning, range.from()), Range.after(joined(beginning, range.upTo())));
    }

    private void narrowByPoints() {
        while (mayNarrow()) {
            List<@Nullable Object> values = conditions.points(index.field(pointed));
            if (values == null) {
                return;
            }
            beginnings = sorted(beginnings.stream()
                    .flatMap(beginning -> values.stream().map(value -> joined(beginning, key(value)))));
            note(values);
            pointed++;
        }
    }

    /** With one value, the entries are in the order of the next field; unless it is of an array, so are the documents. */
    private void note(List<@Nullable Object> values) {
        if (values.size() == 1) {
            pinned.add(index.field(pointed));
        }
        if (values.size() == 1 && !index.hasArrays(pointed)) {
            constant.add(index.field(pointed));
        }
        withoutMissing |= values.stream().noneMatch(Objects::isNull);
        metArray |= index.hasArrays(pointed);
    }

    /** Of an array, one element may satisfy one condition and another the next: only the first of them narrows. */
    private void narrowByRange() {
        if (mayNarrow()) {
            List<Range> wanted = conditions.ranges(index.field(pointed));
            Optional<Range> common = index.hasArrays(pointed)
                    ? wanted.stream().findFirst()
                    : wanted.stream().reduce(Range::and);
            common.ifPresent(values -> range = index.isAscending(pointed) ? values : values.inverted());
            withoutMissing |= range != null || (index.isSparse() && conditions.isPresent(index.field(pointed)));
        }
    }

    private boolean mayNarrow() {
        return pointed < index.fields() && !(metArray && index.hasArrays(pointed));
    }

    private void follow(Document order) {
        int next = 0;
        Boolean against = null;
        for (String field : order.keySet()) {
            if (constant.contains(field)) {
                continue;
            }
            while (next < pointed && !index.field(next).equals(field) && pinned.contains(index.field(next))) {
                next++;
            }
            if (next == index.fields() || !index.field(next).equals(field) || index.hasArrays(next)) {
                return;
            }
            boolean reverse = isAscending(order, field) != index.isAscending(next);
            if (against != null && against != reverse) {
                return;
            }
            against = reverse;
            next++;
        }
        inOrder = true;
        backward = Boolean.TRUE.equals(against);
    }

    private static boolean isAscending(Document order, String field) {
        return order.get(field) instanceof Number direction && direction.intValue() > 0;
    }

    private byte[] key(@Nullable Object value) {
        byte[] key = KeyBytes.of(value);
        return index.isAscending(pointed) ? key : KeyBytes.inverted(key);
    }

    private static SequencedSet<byte[]> sorted(Stream<byte[]> keys) {
        return keys.collect(Collectors.toCollection(() -> new TreeSet<>(Arrays::compareUnsigned)));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
