package io.wenda.notification;

import io.wenda.http.problem.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** How each refusal is told. */
final class Problems {

    private Problems() {}

    static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NothingToFollow absent -> notFound("There is nothing of this kind and id to follow");
            case Refusal.NoSuchAlert absent -> notFound("There is no such alert in your inbox");
            case Refusal.NoSuchLink absent -> notFound("There is no such link");
            case Refusal.NoSuchMember absent -> notFound("There is no such member");
            case Refusal.MailIsOff off ->
                Problem.of(HttpStatus.CONFLICT, "mail-is-off", "This community sends no mail");
            case Refusal.NoSuchWebhook absent -> notFound("There is no such webhook");
            case Refusal.NoSuchDelivery absent -> notFound("This webhook was not told of that");
            case Refusal.TooManyWebhooks full ->
                Problem.of(HttpStatus.CONFLICT, "too-many-webhooks", "There are as many webhooks as there can be");
            case Refusal.WebhookChanged changed ->
                Problem.of(HttpStatus.CONFLICT, "changed-meanwhile", "This was changed since you read it")
                        .with("version", changed.version());
            case Refusal.NoSuchAnnouncement absent -> notFound("There is no such announcement");
            case Refusal.AnnouncementWithdrawn gone ->
                Problem.of(HttpStatus.GONE, "no-longer-available", "This is no longer available");
            case Refusal.AnnouncementStands stands ->
                Problem.of(HttpStatus.CONFLICT, "announcement-stands", "It is too far for that, or not far enough")
                        .with("state", stands.state());
            case Refusal.AnnouncementChanged changed ->
                Problem.of(HttpStatus.CONFLICT, "changed-meanwhile", "This was changed since you read it")
                        .with("version", changed.version());
            case Refusal.NotListeningYet starting ->
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "try-again", "This instance is still starting")
                        .retryAfter(Duration.ofSeconds(1));
        };
    }

    private static Problem notFound(String title) {
        return Problem.of(HttpStatus.NOT_FOUND, "not-found", title);
    }
}
