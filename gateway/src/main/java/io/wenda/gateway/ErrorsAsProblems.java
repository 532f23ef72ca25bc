package io.wenda.gateway;

import static org.springframework.http.HttpStatus.BAD_GATEWAY;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.GATEWAY_TIMEOUT;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.channel.AbortedException;

/** Which problem an error is to the one who asked. */
final class ErrorsAsProblems {

    private static final Duration SOON = Duration.ofSeconds(2);

    private ErrorsAsProblems() {}

    /** @param service whose answer was awaited */
    static Problem of(Throwable error, String service) {
        return switch (error) {
            case Refusal refusal -> of(refusal);
            case ConnectException down -> unavailable(service);
            case NoRouteToHostException down -> unavailable(service);
            case UnknownHostException down -> unavailable(service);
            case IOException lost -> brokeOff(service);
            case AbortedException lost -> brokeOff(service);
            case TimeoutException late -> unavailable(service);
            case ResponseStatusException answer ->
                byStatus(answer.getStatusCode().value(), service);
            default -> broken();
        };
    }

    private static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.CrossOrigin foreign ->
                Problem.of(FORBIDDEN, "cross-origin", "A page of another site cannot act here with a member's session");
            case Refusal.HttpsRequired plain ->
                Problem.of(
                        BAD_REQUEST,
                        "https-required",
                        "Signing in needs https: away from localhost a browser drops the session cookie of plain http");
            case Refusal.TooLarge tooLarge ->
                Problem.of(CONTENT_TOO_LARGE, "too-large", "The request is too large")
                        .with("limit", tooLarge.limit);
            case Refusal.TokenUnusable unusable ->
                Problem.of(UNAUTHORIZED, "token-unusable", "This token was revoked, has run out, or is none of ours");
            case Refusal.TooManyRequests tooMany ->
                Problem.of(TOO_MANY_REQUESTS, "too-many-requests", "Too many requests with one token")
                        .retryAfter(tooMany.retryAfter);
            case Refusal.TooManyWrites tooMany ->
                Problem.of(TOO_MANY_REQUESTS, "too-many-requests", "Too many changes from one address")
                        .retryAfter(tooMany.retryAfter);
        };
    }

    private static Problem unavailable(String service) {
        return Problem.of(SERVICE_UNAVAILABLE, "service-unavailable", "The service that answers this is away")
                .with("service", service)
                .retryAfter(SOON);
    }

    private static Problem brokeOff(String service) {
        return Problem.of(BAD_GATEWAY, "service-broke-off", "The service broke off; whether it was done is not known")
                .with("service", service)
                .retryAfter(SOON);
    }

    private static Problem byStatus(int code, String service) {
        HttpStatus status = HttpStatus.resolve(code);
        return switch (status) {
            case NOT_FOUND -> Problem.of(status, "not-found", "There is nothing here");
            case METHOD_NOT_ALLOWED -> Problem.of(status, "method-not-allowed", "This cannot be done here");
            case GATEWAY_TIMEOUT ->
                Problem.of(GATEWAY_TIMEOUT, "service-slow", "The service that answers this takes too long")
                        .with("service", service);
            case null -> broken();
            default -> status.is5xxServerError() ? broken() : Problem.of(status, "refused", status.getReasonPhrase());
        };
    }

    private static Problem broken() {
        return Problem.of(INTERNAL_SERVER_ERROR, "internal-error", "Something broke on our side");
    }
}
