package io.wenda.http.problem;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a body or a parameter that could not even be read, naming the field where there is one. */
final class BodyProblems {

    private static final int LONGEST_NAME = 100;
    private static final Pattern UNUSUAL = Pattern.compile("[^\\w.\\[\\]-]");

    private BodyProblems() {}

    static Problem of(ResponseStatusException error) {
        JacksonException unreadable = Causes.find(error, JacksonException.class);
        if (unreadable != null) {
            return ofJson(unreadable);
        }
        if (error instanceof MissingRequestValueException missing) {
            return required(missing.getName());
        }
        if (error instanceof ServerWebInputException input && input.getCause() instanceof TypeMismatchException) {
            return wrongType(nameOf(input.getMethodParameter()));
        }
        return Problem.of(BAD_REQUEST, "malformed-json", "A JSON body is needed");
    }

    static Problem tooLarge() {
        return Problem.of(CONTENT_TOO_LARGE, "too-large", "The body is too large")
                .with("limit", BodyLimit.BYTES);
    }

    static Problem ofJson(JacksonException error) {
        String field = fieldOf(error);
        if (error instanceof UnrecognizedPropertyException) {
            return Problem.of(BAD_REQUEST, "unknown-field", "There is no such field")
                    .with("field", field);
        }
        boolean readable = error instanceof MismatchedInputException || error instanceof InputCoercionException;
        if (readable && !field.isEmpty()) {
            return wrongType(field);
        }
        return Problem.of(BAD_REQUEST, "malformed-json", "The body is not the JSON object that is needed");
    }

    private static Problem wrongType(String field) {
        return Problem.of(BAD_REQUEST, "wrong-type", "A field has a value of the wrong type")
                .with("field", field);
    }

    private static Problem required(String field) {
        return InvalidException.of(field, "required").problem();
    }

    private static String nameOf(@Nullable MethodParameter parameter) {
        String name = parameter == null ? null : parameter.getParameterName();
        return name == null ? "" : name;
    }

    private static String fieldOf(JacksonException error) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : error.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return printable(path);
    }

    /** A name that somebody made up is told back only as far as it cannot do harm in a log or a terminal. */
    private static String printable(CharSequence path) {
        String name = UNUSUAL.matcher(path).replaceAll("?");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
