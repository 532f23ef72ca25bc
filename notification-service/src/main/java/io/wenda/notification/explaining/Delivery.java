package io.wenda.notification.explaining;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.CodeOf;
import io.wenda.notification.following.Reason;
import io.wenda.notification.mailing.MailStanding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why an alert came to its member, and by which ways.
 *
 * @param followed the tag, member or community that the caller follows; absent where the reason says it all
 * @param at when it came into the inbox
 * @param rings whether the bell rings for such alerts by the settings of today
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Delivery(
        @CodeOf(Reason.class) String reason,
        Finding.@Nullable Followed followed,
        Instant at,
        boolean rings,
        MailStanding mail) {}
