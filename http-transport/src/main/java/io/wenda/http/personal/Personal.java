package io.wenda.http.personal;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Something that keeps things of members. Every service that has this on its class path tells a member all of it, and has it
 * forgotten when they deleted their account.
 */
public interface Personal {

    /** All that it keeps of this member, for their own eyes: no secret, and nothing that is another member's. */
    Flux<OwnLine> own(String memberId);

    /**
     * Forgets what nobody needs once the member is gone; doing so again changes nothing. What others read or answered stays, and
     * so do the books.
     */
    default Mono<Void> forget(String memberId) {
        return Mono.empty();
    }
}
