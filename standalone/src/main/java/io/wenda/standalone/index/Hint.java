package io.wenda.standalone.index;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a command says of the way to its documents: {@code $natural} for reading them all, else the name or the keys of an
 * index. A way that was named is meant, and is taken.
 */
final class Hint {

    private static final ScopedValue<Object> GIVEN = ScopedValue.newInstance();

    private Hint() {}

    /** Runs a command under its hint; the first one counts where its statements have several. */
    static Document following(Document command, Supplier<Document> answer) {
        return Stream.concat(Stream.of(command), statements(command))
                .map(statement -> statement.get("hint"))
                .filter(hint -> hint instanceof String || hint instanceof Document)
                .findFirst()
                .map(hint -> ScopedValue.where(GIVEN, hint).call(answer::get))
                .orElseGet(answer);
    }

    private static Stream<Document> statements(Document command) {
        return Stream.of("updates", "deletes")
                .flatMap(name -> command.get(name) instanceof List<?> all ? all.stream() : Stream.empty())
                .map(Document.class::cast);
    }

    static boolean isGiven() {
        return GIVEN.isBound();
    }

    static boolean allows(Index<?> index) {
        if (!GIVEN.isBound()) {
            return true;
        }
        return switch (GIVEN.get()) {
            case String name -> name.equals(index.getName());
            case Document keys -> sameKeys(keys, index);
            default -> false;
        };
    }

    private static boolean sameKeys(Document keys, Index<?> index) {
        List<String> wanted = keys.entrySet().stream()
                .map(key -> key.getKey() + (key.getValue() instanceof Number way && way.intValue() > 0))
                .toList();
        return wanted.equals(index.getKeys().stream()
                .map(key -> key.getKey() + key.isAscending())
                .toList());
    }
}
