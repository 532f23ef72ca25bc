package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.illustrating.Image;
import io.wenda.question.illustrating.Images;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An image in a text, in a line: all of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImageLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String member,
        @Nullable String type,
        @Nullable String data) {

    static ImageLine of(Image image, byte[] bytes) {
        return new ImageLine(
                "image",
                image.id(),
                image.at().toString(),
                image.memberId(),
                image.type(),
                Base64.getEncoder().encodeToString(bytes));
    }

    /** A line that was read. */
    record Read(Image image, ByteBuffer bytes) {}

    Read read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String readId = fields.id("id", id);
        if (violations.accepts("id") && !Image.isId(readId)) {
            violations.add("id", "not-an-id");
        }
        Instant sentAt = fields.at(at);
        String memberId = fields.id("member", member);
        byte[] bytes = bytes(violations);
        violations.required("type", type);
        if (type != null && violations.accepts("data") && !Images.isOfType(bytes, type)) {
            violations.add("type", "unknown-value");
        }
        violations.refuseIfAny();
        return new Read(new Image(readId, memberId, Objects.requireNonNull(type), sentAt), ByteBuffer.wrap(bytes));
    }

    private byte[] bytes(Violations violations) {
        violations.required("data", data);
        try {
            byte[] bytes = Base64.getDecoder().decode(data == null ? "" : data);
            if (bytes.length > Images.LARGEST) {
                violations.add("data", "too-long", Images.LARGEST);
            }
            return bytes;
        } catch (IllegalArgumentException noBase64) {
            violations.add("data", "malformed-text");
            return new byte[0];
        }
    }
}
