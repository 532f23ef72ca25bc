package io.wenda.openapi;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Values that stand for all others, so that every example is one that could have been. */
final class Samples {

    static final String CURSOR = "MjAyNi0xMS0yMFQwODoxMjozMC41MTJaIDdjMms5aHYwZTRtenE4MXh3NWRu";

    private static final Map<String, Object> BY_NAME = Map.ofEntries(
            Map.entry("id", "7c2k9hv0e4mzq81xw5dn"),
            Map.entry("questionId", "7c2k9hv0e4mzq81xw5dn"),
            Map.entry("answerId", "b3t0r6ydpa94ej7mzk2c"),
            Map.entry("acceptedAnswerId", "b3t0r6ydpa94ej7mzk2c"),
            Map.entry("memberId", "q5w8n1xv6sg3kt0zca7h"),
            Map.entry("by", "q5w8n1xv6sg3kt0zca7h"),
            Map.entry("name", "Lin Wei"),
            Map.entry("actor", "Lin Wei"),
            Map.entry("email", "lin.wei@example.org"),
            Map.entry("password", "three grey herons"),
            Map.entry("query", "lin"),
            Map.entry("path", "/questions/7c2k9hv0e4mzq81xw5dn/the-heap-is-flat-and-the-process-still-grows"),
            Map.entry("title", "The heap is flat and the process still grows"),
            Map.entry(
                    "body",
                    "The heap stays at 300 MB, and the process grows by `40 MB` an hour. What else takes memory?"),
            Map.entry(
                    "html",
                    "<p>The heap stays at 300 MB, and the process grows by <code>40 MB</code> an hour. What else takes memory?</p>"),
            Map.entry("tags", List.of("jvm", "memory")),
            Map.entry("tag", "jvm"),
            Map.entry("words", "Which version is it, and how many threads are there?"),
            Map.entry("decision", "reject"),
            Map.entry("reason", "unclear"),
            Map.entry("reasonCode", "unclear"),
            Map.entry("language", "en"),
            Map.entry("next", CURSOR),
            Map.entry("after", CURSOR),
            Map.entry("Last-Event-ID", CURSOR),
            Map.entry("upTo", "q5w8n1xv6sg3kt0zca7h:answer:b3t0r6ydpa94ej7mzk2c"),
            Map.entry("field", "title"),
            Map.entry("code", "too-short"),
            Map.entry("limit", 10),
            Map.entry("version", 3),
            Map.entry("revision", 1),
            Map.entry("place", 2),
            Map.entry("roles", List.of("moderator")),
            Map.entry("token", "eyJraWQiOiIyMDI2LTExIiwiYWxnIjoiRVMyNTYifQ.eyJpc3MiOiJ3ZW5kYSJ9.MEUCIQDx"));

    private static final Instant MOMENT = Instant.parse("2026-11-20T08:12:30.512Z");

    private Samples() {}

    /** Every exception that a class, or the sealed family below it, stands for. */
    static Stream<RuntimeException> of(Class<? extends RuntimeException> type) {
        if (type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses())
                    .map(below -> below.<RuntimeException>asSubclass(RuntimeException.class))
                    .flatMap(Samples::of);
        }
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        return Arrays.stream(constructor.getParameters())
                .map(Parameter::getType)
                .filter(Class::isEnum)
                .findFirst()
                .map(kinds -> Arrays.stream(kinds.getEnumConstants())
                        .<RuntimeException>map(kind -> type.cast(make(constructor, kind))))
                .orElseGet(() -> Stream.of(type.cast(make(constructor, arguments(constructor)))));
    }

    static Object of(String name, Type type) {
        Class<?> raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
        if (BY_NAME.get(name) instanceof Number number && raw != String.class) {
            return raw == long.class || raw == Long.class ? number.longValue() : number;
        }
        if (raw == String.class) {
            return BY_NAME.get(name) instanceof String known ? known : name;
        }
        if (raw == Object.class) {
            return BY_NAME.getOrDefault(name, name);
        }
        if (raw == List.class && type instanceof ParameterizedType generic) {
            return list(name).orElseGet(() -> List.of(of(name, generic.getActualTypeArguments()[0])));
        }
        return raw.isRecord()
                ? make(raw.getDeclaredConstructors()[0], arguments(raw.getDeclaredConstructors()[0]))
                : plain(raw);
    }

    static Optional<List<?>> list(String name) {
        return BY_NAME.get(name) instanceof List<?> list ? Optional.of(list) : Optional.empty();
    }

    private static Object plain(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int", "Integer" -> 1;
            case "long", "Long" -> 1L;
            case "boolean", "Boolean" -> true;
            case "Instant" -> MOMENT;
            case "Duration" -> Duration.ofSeconds(30);
            default -> throw new IllegalArgumentException("no sample of a " + type);
        };
    }

    private static Object[] arguments(Constructor<?> constructor) {
        return Arrays.stream(constructor.getParameters())
                .map(parameter -> of(parameter.getName(), parameter.getParameterizedType()))
                .toArray();
    }

    private static Object make(Constructor<?> constructor, Object... arguments) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException | InstantiationException | IllegalAccessException e) {
            throw new LinkageError(constructor + " " + Arrays.toString(arguments), e);
        }
    }
}
