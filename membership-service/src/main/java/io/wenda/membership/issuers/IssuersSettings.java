package io.wenda.membership.issuers;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may say who somebody is. One without a client id is not offered.
 *
 * @param oidc by the name that stands in addresses
 */
@ConfigurationProperties("wenda.issuers")
record IssuersSettings(Github github, Map<String, Oidc> oidc) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,30}");

    IssuersSettings {
        oidc = Map.copyOf(oidc);
        oidc.keySet().stream()
                .filter(id -> !ID.matcher(id).matches() || id.equals(GithubIssuer.ID))
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalArgumentException(
                            "wenda.issuers.oidc." + id + ": 1 to 30 small letters and digits, and not github");
                });
    }

    /**
     * GitHub, or a GitHub of one's own.
     *
     * @param web where people sign in
     * @param api where it tells who they are
     */
    record Github(String clientId, String clientSecret, URI web, URI api) {

        Github {
            requireBoth("wenda.issuers.github", clientId, clientSecret);
        }

        @Override
        public String toString() {
            return "Github[" + web + "]";
        }
    }

    /**
     * An OpenID Connect issuer.
     *
     * @param name what stands on the button
     * @param issuer its address, where {@code /.well-known/openid-configuration} is
     */
    record Oidc(String name, String issuer, String clientId, String clientSecret) {

        Oidc {
            requireBoth("wenda.issuers.oidc", clientId, clientSecret);
            if (!clientId.isEmpty() && (name.isBlank() || issuer.isBlank())) {
                throw new IllegalArgumentException("wenda.issuers.oidc: an issuer needs a name and its address");
            }
        }

        @Override
        public String toString() {
            return "Oidc[" + issuer + "]";
        }
    }

    private static void requireBoth(String key, String clientId, String clientSecret) {
        if (clientId.isEmpty() != clientSecret.isEmpty()) {
            throw new IllegalArgumentException(key + ": a client id and its secret, or neither");
        }
    }
}
