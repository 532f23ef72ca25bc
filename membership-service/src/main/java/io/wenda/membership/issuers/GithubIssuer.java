package io.wenda.membership.issuers;

import io.wenda.membership.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * GitHub, which speaks OAuth 2.0 and no OpenID Connect: who somebody is stands at {@code GET /user}, by a number that stays
 * when they change their name, and which address of theirs it has proved at {@code GET /user/emails}.
 */
final class GithubIssuer implements Issuer {

    static final String ID = "github";

    private static final String NAME = "GitHub";
    private static final MediaType JSON = MediaType.parseMediaType("application/vnd.github+json");

    private final CodeFlow flow;
    private final ClientRegistration client;
    private final String address;
    private final WebClient api;

    GithubIssuer(IssuersSettings.Github settings, CodeFlow flow) {
        this.flow = flow;
        this.address = settings.web().toString();
        this.api = WebClient.create(settings.api().toString());
        this.client = ClientRegistration.withRegistrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(flow.back())
                .scope("read:user", "user:email")
                .authorizationUri(address + "/login/oauth/authorize")
                .tokenUri(address + "/login/oauth/access_token")
                .build();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Mono<URI> way(Visit visit, String state) {
        return Mono.fromSupplier(() -> flow.way(client, visit, state, Map.of()));
    }

    @Override
    public Mono<Guest.Known> known(Visit visit, String code) {
        return flow.redeem(client, visit, code)
                .map(answer -> answer.getAccessToken().getTokenValue())
                .flatMap(token -> Mono.zip(
                        get("/user", token).bodyToMono(User.class),
                        get("/user/emails", token).bodyToFlux(Email.class).collectList(),
                        this::known))
                .switchIfEmpty(Mono.error(Refusal.IssuerRefused::new));
    }

    private WebClient.ResponseSpec get(String path, String token) {
        return api.get()
                .uri(path)
                .accept(JSON)
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve();
    }

    private Guest.Known known(User user, List<Email> emails) {
        String name = user.name() == null || user.name().isBlank() ? user.login() : user.name();
        return new Guest.Known(address, Long.toString(user.id()), name, primary(emails));
    }

    private static @Nullable String primary(List<Email> emails) {
        return emails.stream()
                .filter(one -> one.primary() && one.verified())
                .map(Email::email)
                .findFirst()
                .orElse(null);
    }

    /** @param name absent for who shows none */
    private record User(long id, String login, @Nullable String name) {}

    private record Email(String email, boolean primary, boolean verified) {}
}
