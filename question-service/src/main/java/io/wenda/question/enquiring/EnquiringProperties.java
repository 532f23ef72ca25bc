package io.wenda.question.enquiring;

import io.wenda.question.asking.Enquiry.Patience;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How patient the community is with an asker who was asked for something.
 *
 * @param remindEvery from the question to the first reminder, from one to the next, and from the last to the end
 * @param reminders how many there are
 */
@Validated
@ConfigurationProperties(prefix = "wenda.enquiring", ignoreUnknownFields = false)
public record EnquiringProperties(
        @NotNull Duration remindEvery, @Min(0) @Max(10) int reminders) {

    public Patience patience() {
        return new Patience(remindEvery, reminders);
    }
}
