package io.wenda.membership.issuers;

import static java.util.Objects.requireNonNull;

import io.wenda.membership.Refusal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * An issuer of OpenID Connect 1.0: its endpoints are read from its own configuration, its word is an ID token for us and for
 * this very visit. What the token leaves out of the address, it tells at its UserInfo endpoint.
 */
final class OidcIssuer implements Issuer {

    private static final ParameterizedTypeReference<Map<String, Object>> CLAIMS = new ParameterizedTypeReference<>() {};
    private static final Duration READ_AGAIN = Duration.ofHours(12);

    private final String id;
    private final IssuersSettings.Oidc settings;
    private final CodeFlow flow;
    private final Mono<ClientRegistration> client;
    private final ReactiveOidcIdTokenDecoderFactory decoders = new ReactiveOidcIdTokenDecoderFactory();
    private final WebClient http = WebClient.create();

    OidcIssuer(String id, IssuersSettings.Oidc settings, CodeFlow flow) {
        this.id = id;
        this.settings = settings;
        this.flow = flow;
        this.client = Mono.fromCallable(this::discovered)
                .subscribeOn(Schedulers.boundedElastic())
                .cache(found -> READ_AGAIN, failed -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String address() {
        return settings.issuer();
    }

    @Override
    public Mono<URI> way(Visit visit, String state) {
        return client.map(found -> flow.way(found, visit, state, Map.of("nonce", visit.nonce())));
    }

    @Override
    public Mono<Guest.Known> known(Visit visit, String code) {
        return client.flatMap(found -> flow.redeem(found, visit, code)
                .flatMap(answer -> word(found, visit, answer).flatMap(word -> known(found, answer, word))));
    }

    private Mono<Jwt> word(ClientRegistration found, Visit visit, OAuth2AccessTokenResponse answer) {
        return Mono.justOrEmpty(answer.getAdditionalParameters().get("id_token"))
                .flatMap(token -> decoders.createDecoder(found).decode(token.toString()))
                .filter(word -> visit.nonce().equals(word.getClaimAsString("nonce")))
                .switchIfEmpty(Mono.error(Refusal.IssuerRefused::new));
    }

    private Mono<Guest.Known> known(ClientRegistration found, OAuth2AccessTokenResponse answer, Jwt word) {
        String more = found.getProviderDetails().getUserInfoEndpoint().getUri();
        return word.hasClaim("email") || more == null
                ? Mono.just(known(subjectOf(word), word.getClaims()))
                : http.get()
                        .uri(URI.create(more))
                        .headers(headers ->
                                headers.setBearerAuth(answer.getAccessToken().getTokenValue()))
                        .retrieve()
                        .bodyToMono(CLAIMS)
                        .filter(told -> subjectOf(word).equals(told.get("sub")))
                        .switchIfEmpty(Mono.error(Refusal.IssuerRefused::new))
                        .map(told -> known(subjectOf(word), told));
    }

    /** The decoder refuses a token without one. */
    private static String subjectOf(Jwt word) {
        return requireNonNull(word.getSubject());
    }

    private Guest.Known known(String subject, Map<String, Object> told) {
        String name = Stream.of("name", "preferred_username", "nickname")
                .flatMap(claim -> Stream.ofNullable(told.get(claim)))
                .map(Object::toString)
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse("");
        return new Guest.Known(address(), subject, name, provedEmail(told));
    }

    private static @Nullable String provedEmail(Map<String, Object> told) {
        Object email = told.get("email");
        boolean proved = "true".equals(String.valueOf(told.get("email_verified")));
        return email != null && proved ? email.toString() : null;
    }

    private ClientRegistration discovered() {
        return ClientRegistrations.fromOidcIssuerLocation(settings.issuer())
                .registrationId(id)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .redirectUri(flow.back())
                .scope("openid", "profile", "email")
                .build();
    }
}
