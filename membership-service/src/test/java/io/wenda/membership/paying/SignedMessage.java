package io.wenda.membership.paying;

import io.wenda.membership.Api;
import java.util.Map;

/** A message as a provider sends it: the headers that sign the body, and the body. */
public record SignedMessage(Map<String, String> headers, String body) {

    /** Somebody else's words under this signature. */
    public SignedMessage withBody(String other) {
        return new SignedMessage(headers, other);
    }

    /** Comes to this instance. */
    public Api.Answer tell(Api instance, String provider) {
        Api with = instance;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            with = with.with(header.getKey(), header.getValue());
        }
        return with.post("/api/callbacks/" + provider, body);
    }
}
