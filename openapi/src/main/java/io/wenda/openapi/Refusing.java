package io.wenda.openapi;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.http.creating.InvalidIdempotencyKeyException;
import io.wenda.http.describing.Lenient;
import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.BadCursorException;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.problem.InvalidException;
import io.wenda.http.problem.ProblemHandling;
import io.wenda.http.session.MemberExpelledException;
import io.wenda.http.session.NotByTokenException;
import io.wenda.http.session.ScopeMissingException;
import io.wenda.http.session.SecondFactorRequiredException;
import io.wenda.http.session.Session;
import io.wenda.http.session.SessionsUnknownException;
import io.wenda.http.session.SignInRequiredException;
import io.wenda.http.session.UnusableSessionException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Why an operation may say no: what its controller declares, and what is understood from its arguments. */
final class Refusing {

    private Refusing() {}

    static Stream<KnownProblem> of(Method method) {
        return Stream.concat(declared(method), understood(method))
                .map(error -> KnownProblem.of(ProblemHandling.problemOf(error).body()));
    }

    private static Stream<? extends Throwable> declared(Method method) {
        return Stream.<AnnotatedElement>of(method, method.getDeclaringClass())
                .map(part -> part.getAnnotation(Refuses.class))
                .flatMap(Stream::ofNullable)
                .flatMap(refuses -> Arrays.stream(refuses.value()))
                .flatMap(Samples::of);
    }

    private static Stream<Throwable> understood(Method method) {
        Stream<Throwable> always = Stream.of(
                new IllegalStateException(),
                new TimeoutException(),
                new NotAcceptableStatusException(List.of(MediaType.APPLICATION_JSON)));
        Stream<Throwable> sessions = isLenient(method)
                ? Stream.of()
                : made(List.of(
                        UnusableSessionException.class,
                        MemberExpelledException.class,
                        SecondFactorRequiredException.class,
                        ScopeMissingException.class,
                        NotByTokenException.class,
                        SessionsUnknownException.class));
        Stream<Throwable> arguments = Arrays.stream(method.getParameters()).flatMap(Refusing::understood);
        return Stream.of(always, sessions, arguments).flatMap(some -> some);
    }

    private static Stream<Throwable> understood(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == Session.class) {
            return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    ? Stream.of()
                    : made(List.of(SignInRequiredException.class));
        }
        if (type == IdempotencyKey.class) {
            return made(List.of(IdempotencyKeyReusedException.class, InvalidIdempotencyKeyException.class));
        }
        if (type == PageRequest.class) {
            return made(List.of(BadCursorException.class, InvalidException.class));
        }
        if (parameter.isAnnotationPresent(RequestBody.class)) {
            return bodies();
        }
        return Records.isChecked(parameter.getAnnotatedType()) ? made(List.of(InvalidException.class)) : Stream.of();
    }

    private static boolean isLenient(Method method) {
        return method.isAnnotationPresent(Lenient.class)
                || method.getDeclaringClass().isAnnotationPresent(Lenient.class);
    }

    private static Stream<Throwable> bodies() {
        return Stream.concat(
                made(List.of(InvalidException.class)),
                Stream.of(
                        new ServerWebInputException("no body"),
                        unreadable("{\"colour\":1}"),
                        unreadable("{\"limit\":\"many\"}"),
                        new ServerWebInputException("too large", null, new DataBufferLimitException("too large")),
                        new UnsupportedMediaTypeStatusException(MediaType.TEXT_PLAIN, List.of())));
    }

    private static Throwable unreadable(String json) {
        try {
            throw new AssertionError(JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(json, Body.class));
        } catch (JacksonException refused) {
            return new ServerWebInputException("unreadable", null, refused);
        }
    }

    private record Body(@Nullable Integer limit) {}

    private static Stream<Throwable> made(List<Class<? extends RuntimeException>> types) {
        return types.stream().flatMap(Samples::of);
    }
}
