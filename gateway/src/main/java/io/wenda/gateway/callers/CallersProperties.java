package io.wenda.gateway.callers;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people find this community, and whose word counts about who they are.
 *
 * @param publicUrl the address people type: scheme, host and port
 * @param trustedProxies addresses and CIDR ranges whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed
 */
@ConfigurationProperties("wenda.callers")
public record CallersProperties(URI publicUrl, @DefaultValue List<String> trustedProxies) {

    public CallersProperties {
        if (Origin.parse(publicUrl.toString()).isEmpty()) {
            throw new IllegalArgumentException("WENDA_PUBLIC_URL is not an address people can type: " + publicUrl);
        }
        trustedProxies.forEach(AddressRange::parse);
    }

    public Origin publicOrigin() {
        return Origin.of(publicUrl);
    }
}
