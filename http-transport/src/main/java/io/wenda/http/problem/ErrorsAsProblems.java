package io.wenda.http.problem;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.wenda.transport.OutboxFullException;
import io.wenda.transport.StaleVersionException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;

/** The problem of every error, also of those that no rule of a service's own foresaw. */
public final class ErrorsAsProblems {

    static final String INTERNAL_ERROR = "internal-error";

    private static final Duration SOON = Duration.ofSeconds(2);

    private ErrorsAsProblems() {}

    /** What an error is answered with. */
    public static Problem of(Throwable error) {
        return switch (error) {
            case RefusedException refused -> refused.problem();
            case StaleVersionException stale ->
                Problem.of(CONFLICT, "changed-meanwhile", "Somebody else changed this at the same time");
            case OutboxFullException full -> tryAgain();
            case MongoTimeoutException away -> tryAgain();
            case MongoSocketException away -> tryAgain();
            case MongoConnectionPoolClearedException away -> tryAgain();
            case MongoNotPrimaryException away -> tryAgain();
            case MongoNodeIsRecoveringException away -> tryAgain();
            case MongoServerUnavailableException away -> tryAgain();
            case RetriableException away -> tryAgain();
            case TimeoutException late -> tryAgain();
            case RejectedExecutionException busy -> tryAgain();
            case ResponseStatusException refused -> ofFramework(refused);
            default -> Problem.of(INTERNAL_SERVER_ERROR, INTERNAL_ERROR, "Something broke on our side");
        };
    }

    /** What is wrong with JSON that could not be read, {@code field} where there is one. */
    public static Problem ofLine(JacksonException unreadable) {
        return BodyProblems.ofJson(unreadable);
    }

    private static Problem tryAgain() {
        return Problem.of(SERVICE_UNAVAILABLE, "try-again", "Part of the system is away; try again in a moment")
                .retryAfter(SOON);
    }

    private static Problem ofFramework(ResponseStatusException error) {
        DataBufferLimitException tooLarge = Causes.find(error, DataBufferLimitException.class);
        if (tooLarge != null) {
            return BodyProblems.tooLarge();
        }
        HttpStatus status = HttpStatus.resolve(error.getStatusCode().value());
        if (status == null || status.is5xxServerError()) {
            return Problem.of(INTERNAL_SERVER_ERROR, INTERNAL_ERROR, "Something broke on our side");
        }
        return status == BAD_REQUEST ? BodyProblems.of(error) : byStatus(status);
    }

    private static Problem byStatus(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> Problem.of(status, "not-found", "There is nothing here");
            case METHOD_NOT_ALLOWED -> Problem.of(status, "method-not-allowed", "This cannot be done here");
            case NOT_ACCEPTABLE -> Problem.of(status, "not-acceptable", "None of the accepted media types is offered");
            case UNSUPPORTED_MEDIA_TYPE -> Problem.of(status, "unsupported-media-type", "Send application/json");
            case CONTENT_TOO_LARGE -> BodyProblems.tooLarge();
            default -> Problem.of(status, "refused", status.getReasonPhrase());
        };
    }
}
