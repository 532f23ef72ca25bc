package io.wenda.membership.issuers;

import java.net.URI;
import reactor.core.publisher.Mono;

/** Who says who somebody is: by the authorization code flow of OAuth 2.0 (RFC 6749) with PKCE (RFC 7636). */
sealed interface Issuer permits GithubIssuer, OidcIssuer {

    /** As it stands in addresses. */
    String id();

    /** As it stands on the button. */
    String name();

    /** What makes its subjects its own. */
    String address();

    /** Where the browser goes. */
    Mono<URI> way(Visit visit, String state);

    /** Who they are, as it says for this code. */
    Mono<Guest.Known> known(Visit visit, String code);
}
