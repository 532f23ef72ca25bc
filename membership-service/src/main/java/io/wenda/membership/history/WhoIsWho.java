package io.wenda.membership.history;

import io.wenda.http.history.Retelling;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.keys.Keys;
import io.wenda.transport.PresentState;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Tells everybody who is a member, once more; the signing keys before, so that nobody's session waits for it. */
@Component
class WhoIsWho implements PresentState {

    private final Keys keys;
    private final Members members;

    WhoIsWho(Keys keys, Members members) {
        this.keys = keys;
        this.members = members;
    }

    @Override
    public Flux<Integer> retell() {
        return keys.tellAgain()
                .thenMany(Retelling.slowly(members.all(), member -> members.change(member.id(), Member::retold)));
    }
}
