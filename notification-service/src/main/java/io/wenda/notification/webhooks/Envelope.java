package io.wenda.notification.webhooks;

import io.wenda.web.Texts;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as one receiver wants it: the request that tells it.
 *
 * <p>Titles and names are what people wrote. They go where a chat program reads no markup, or escaped, so that nobody calls
 * a whole group by a title.
 */
final class Envelope {

    /** @param body JSON */
    record Request(URI url, Map<String, String> headers, String body) {}

    private final Webhook webhook;
    private final Delivery delivery;
    private final Message message;
    private final @Nullable String actor;
    private final WebhookProperties properties;
    private final Instant now;

    private Envelope(
            Webhook webhook, Delivery delivery, @Nullable String actor, WebhookProperties properties, Instant now) {
        this.webhook = webhook;
        this.delivery = delivery;
        this.message = delivery.message();
        this.actor = actor;
        this.properties = properties;
        this.now = now;
    }

    /** @param actor the name of who did it, if it is known */
    static Request of(
            Webhook webhook, Delivery delivery, @Nullable String actor, WebhookProperties properties, Instant now) {
        return new Envelope(webhook, delivery, actor, properties, now).request();
    }

    private Request request() {
        return switch (webhook.format()) {
            case STANDARD -> standard();
            case WECOM -> posted(wecom());
            case DINGTALK -> new Request(signedByDingtalk(), Map.of(), json(dingtalk()));
            case FEISHU -> posted(feishu());
            case SLACK -> posted(slack());
            case DISCORD -> posted(discord());
        };
    }

    private Request posted(Map<String, ?> body) {
        return new Request(URI.create(webhook.url()), Map.of(), json(body));
    }

    /** As the Standard Webhooks specification, 1.0, says. */
    private Request standard() {
        String body = json(fields(
                "type", message.happening().code(),
                "timestamp", message.at().toString(),
                "data", data()));
        return new Request(
                URI.create(webhook.url()),
                Map.of(
                        "webhook-id", delivery.messageId(),
                        "webhook-timestamp", Long.toString(now.getEpochSecond()),
                        "webhook-signature", Signature.standard(webhook.secrets(now), delivery.messageId(), now, body)),
                body);
    }

    private Map<String, ?> data() {
        if (message.happening() == Happening.TEST) {
            return Map.of("webhook", webhook.name());
        }
        if (message.announced() != null) {
            return fields(
                    "announcement",
                    fields(
                            "id", message.announced().id(),
                            "url", url(),
                            "topic", message.announced().topic(),
                            "titles", titles(message.announced())),
                    "by",
                    message.actorId() == null ? null : fields("id", message.actorId(), "name", actor));
        }
        return fields(
                "question",
                        fields(
                                "id", message.questionId(),
                                "url", questionUrl(),
                                "title", message.title(),
                                "tags", message.tags().isEmpty() ? null : message.tags()),
                "answer", message.answerId() == null ? null : fields("id", message.answerId(), "url", url()),
                "by", message.actorId() == null ? null : fields("id", message.actorId(), "name", actor));
    }

    /** By language, the first one first. */
    private static Map<String, String> titles(Message.Announced announced) {
        Map<String, String> titles = new LinkedHashMap<>();
        announced.titles().forEach(title -> titles.put(title.language().code(), title.title()));
        return titles;
    }

    private Map<String, ?> wecom() {
        return Map.of(
                "msgtype",
                "news",
                "news",
                Map.of("articles", List.of(Map.of("title", title(), "description", words(), "url", url()))));
    }

    private Map<String, ?> dingtalk() {
        return Map.of("msgtype", "link", "link", Map.of("title", title(), "text", words(), "messageUrl", url()));
    }

    private URI signedByDingtalk() {
        if (webhook.secret().isEmpty()) {
            return URI.create(webhook.url());
        }
        String sign = URLEncoder.encode(Signature.dingtalk(webhook.secret(), now), StandardCharsets.UTF_8);
        char joint = webhook.url().contains("?") ? '&' : '?';
        return URI.create(webhook.url() + joint + "timestamp=" + now.toEpochMilli() + "&sign=" + sign);
    }

    private Map<String, ?> feishu() {
        Map<String, Object> post = fields(
                "title", words(), "content", List.of(List.of(Map.of("tag", "a", "text", title(), "href", url()))));
        boolean signed = !webhook.secret().isEmpty();
        return fields(
                "timestamp",
                signed ? Long.toString(now.getEpochSecond()) : null,
                "sign",
                signed ? Signature.feishu(webhook.secret(), now) : null,
                "msg_type",
                "post",
                "content",
                Map.of("post", Map.of("zh_cn", post)));
    }

    private Map<String, ?> slack() {
        Map<String, ?> section = Map.of(
                "type",
                "rich_text_section",
                "elements",
                List.of(
                        Map.of("type", "text", "text", words() + "\n"),
                        Map.of("type", "link", "url", url(), "text", title())));
        String plain = words() + ": " + title();
        return Map.of(
                "text",
                plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
                "blocks",
                List.of(Map.of("type", "rich_text", "elements", List.of(section))));
    }

    private Map<String, ?> discord() {
        return Map.of(
                "embeds",
                List.of(Map.of(
                        "title", plainForDiscord(title()), "description", plainForDiscord(words()), "url", url())),
                "allowed_mentions",
                Map.of("parse", List.of()));
    }

    /** Discord reads Markdown in embeds; a backslash before it makes it text. */
    private static String plainForDiscord(String text) {
        return text.replaceAll("([\\\\*_~`|>\\[\\]()#-])", "\\\\$1");
    }

    /** What happened, in the group's language: "Lin asked a question". */
    private String words() {
        Texts texts = Texts.of(webhook.language());
        return texts.say(
                "webhooks.say-" + message.happening().code().replace('.', '-'),
                "actor",
                Objects.requireNonNullElse(actor, texts.say("alert.somebody")));
    }

    private String title() {
        Message.Title announced = message.titleIn(webhook.language());
        return announced == null ? Objects.requireNonNullElse(message.title(), webhook.name()) : announced.title();
    }

    private String url() {
        if (message.happening() == Happening.TEST) {
            return properties.link("/");
        }
        Message.Title announced = message.titleIn(webhook.language());
        if (announced != null) {
            return properties.link("/announcements/" + message.subjectId() + "?language="
                    + announced.language().code());
        }
        return message.answerId() == null ? questionUrl() : questionUrl() + "#answer-" + message.answerId();
    }

    private String questionUrl() {
        return properties.link("/questions/" + message.questionId());
    }

    private static String json(Map<String, ?> value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    /** Names and values in turn; what is absent is left out. */
    private static Map<String, Object> fields(@Nullable Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                fields.put(Objects.requireNonNull(namesAndValues[i]).toString(), value);
            }
        }
        return fields;
    }
}
