package io.wenda.membership.issuers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.util.Base64URL;
import io.wenda.mail.Sender;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What all issuers have in common: the way there with a challenge, and the code that is redeemed with its verifier. */
@Component
class CodeFlow {

    private static final String PAGE = "/sign-in/back";

    private final WebClientReactiveAuthorizationCodeTokenResponseClient redeeming =
            new WebClientReactiveAuthorizationCodeTokenResponseClient();
    private final String back;

    CodeFlow(Sender sender) {
        this.back = sender.link(PAGE);
    }

    /** Where every issuer is to lead back to. */
    String back() {
        return back;
    }

    URI way(ClientRegistration client, Visit visit, String state, Map<String, Object> more) {
        return URI.create(asked(client, visit, state, more).getAuthorizationRequestUri());
    }

    Mono<OAuth2AccessTokenResponse> redeem(ClientRegistration client, Visit visit, String code) {
        OAuth2AuthorizationResponse answered = OAuth2AuthorizationResponse.success(code)
                .redirectUri(back)
                .state(visit.id())
                .build();
        return redeeming.getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(
                client, new OAuth2AuthorizationExchange(asked(client, visit, visit.id(), Map.of()), answered)));
    }

    private OAuth2AuthorizationRequest asked(
            ClientRegistration client, Visit visit, String state, Map<String, Object> more) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(client.getClientId())
                .authorizationUri(requireNonNull(client.getProviderDetails().getAuthorizationUri()))
                .redirectUri(back)
                .scopes(client.getScopes())
                .state(state)
                .attributes(attributes -> attributes.put("code_verifier", visit.verifier()))
                .additionalParameters(parameters -> {
                    parameters.put("code_challenge", challenge(visit.verifier()));
                    parameters.put("code_challenge_method", "S256");
                    parameters.putAll(more);
                })
                .build();
    }

    private static String challenge(String verifier) {
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every Java has SHA-256", e);
        }
    }
}
