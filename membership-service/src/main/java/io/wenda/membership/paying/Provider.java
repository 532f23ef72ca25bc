package io.wenda.membership.paying;

import io.wenda.membership.plans.Money;
import reactor.core.publisher.Mono;

/**
 * A way to pay where somebody else takes the money and tells us so. A package of its own each; adding one touches no other.
 *
 * <p>Whatever goes wrong there is one of two refusals: {@link io.wenda.membership.Refusal.NotSigned}, and {@link
 * io.wenda.membership.Refusal.ProviderSilent} for everything else. What the provider said of it may name amounts, and stays behind.
 */
public interface Provider {

    /** Names it in paths, orders and books: {@code stripe}. */
    String code();

    /** Whether this community has an account there. */
    boolean isOffered();

    /** The account there to which the money goes, as its receipts name it. */
    String merchant();

    /** Whether it takes this amount in this currency. */
    boolean takes(Money price);

    /** Has them ask for this money. However often: for one order there is one thing to pay. */
    Mono<Checkout> begin(Bill bill);

    /** What they know of an order by now. */
    Mono<Told> ask(Bill bill);

    /** Has them take no money for this order any more; answers with what they know after that. */
    Mono<Told> close(Bill bill);

    /** What a message of theirs says, once it is proved to be theirs and not an old one. */
    Mono<Told> read(Callback callback);
}
