package io.wenda.membership.accounts;

import io.wenda.events.MemberState.Bar;
import io.wenda.membership.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what a member shows that it is them, beside the password.
 *
 * @param guarded whether the community wants a second factor of them, for the roles they have
 * @param factor absent where they have none
 */
public record Proofs(
        boolean guarded, @Nullable SecondFactor factor, List<AccessToken> tokens, List<Identity> identities) {

    static final Proofs NONE = new Proofs(false, null, List.of(), List.of());

    private static final int MOST_TOKENS = 20;
    private static final int MOST_IDENTITIES = 10;

    /** A token that is used again and again is not written down each time. */
    private static final Duration USED_AGAIN = Duration.ofMinutes(10);

    private static final String BAR = "second-factor";

    public Proofs {
        tokens = List.copyOf(tokens);
        identities = List.copyOf(identities);
    }

    /** Since when signing in asks for a code; empty where it does not. */
    public Optional<Instant> factorSince() {
        return Optional.ofNullable(factor).map(SecondFactor::since);
    }

    /** How many recovery codes are left. */
    public int recoveryLeft() {
        return factor == null ? 0 : factor.recovery().size();
    }

    /** Whether they have yet to set up what is wanted of them. */
    public boolean lacksFactor() {
        return guarded && factorSince().isEmpty();
    }

    Proofs guarded(boolean wanted) {
        return new Proofs(wanted, factor, tokens, identities);
    }

    /** With an authenticator that begins to be set up, in place of an earlier try. */
    public Proofs settingUp(String secret) {
        requireOff();
        return withFactor(SecondFactor.first(secret));
    }

    /** The authenticator is theirs, and from now on they are asked for it. */
    public Proofs proved(String code, List<String> recoveryKeys, Instant now) {
        requireOff();
        if (factor == null) {
            throw new Refusal.NoSecondFactor();
        }
        return withFactor(factor.proved(code, recoveryKeys, now));
    }

    private void requireOff() {
        if (factorSince().isPresent()) {
            throw new Refusal.SecondFactorOn();
        }
    }

    /** With this code used up; {@link Refusal.WrongCode}, {@link Refusal.NoSecondFactor}. */
    public Proofs used(String memberId, String code, Instant now) {
        return withFactor(on().used(memberId, code, now));
    }

    /** With other recovery codes, and none of those before. */
    public Proofs withRecovery(List<String> keys) {
        return withFactor(on().withRecovery(keys));
    }

    /** Without a second factor. */
    public Proofs withoutFactor() {
        on();
        return withFactor(null);
    }

    private SecondFactor on() {
        if (factor == null || !factor.isOn()) {
            throw new Refusal.NoSecondFactor();
        }
        return factor;
    }

    private Proofs withFactor(@Nullable SecondFactor next) {
        return new Proofs(guarded, next, tokens, identities);
    }

    /** What of this everybody hears: that they do nothing before they have one, and since when they have. */
    Stream<Bar> bars() {
        return guarded ? Stream.of(new Bar(BAR, factorSince().orElse(null))) : Stream.empty();
    }

    /** The token with this id that is still good. */
    public Optional<AccessToken> token(Predicate<AccessToken> which, Instant now) {
        return tokens.stream().filter(which).filter(token -> !token.isOver(now)).findFirst();
    }

    /** With one more token. Those that ran out make room. */
    public Proofs with(AccessToken token, Instant now) {
        if (tokens.stream().anyMatch(one -> one.id().equals(token.id()))) {
            throw new Refusal.TokenShown();
        }
        List<AccessToken> good = tokens.stream().filter(one -> !one.isOver(now)).toList();
        if (good.size() >= MOST_TOKENS) {
            throw new Refusal.EnoughTokens();
        }
        return withTokens(Stream.concat(good.stream(), Stream.of(token)).toList());
    }

    /** Used now, as it says itself; the same where it was a moment ago. */
    public Proofs tokenUsed(String id, Instant now) {
        return withTokens(tokens.stream()
                .map(one -> one.id().equals(id) && isNews(one, now) ? one.used(now) : one)
                .toList());
    }

    private static boolean isNews(AccessToken token, Instant now) {
        Instant before = token.usedAt();
        return before == null || before.plus(USED_AGAIN).isBefore(now);
    }

    Proofs withoutToken(String id) {
        return withTokens(tokens.stream().filter(one -> !one.id().equals(id)).toList());
    }

    Proofs withoutTokens() {
        return withTokens(List.of());
    }

    /** Without all that opens the account beside the password: somebody else may have made or linked it. */
    Proofs closed() {
        return new Proofs(guarded, factor, List.of(), List.of());
    }

    private Proofs withTokens(List<AccessToken> next) {
        return new Proofs(guarded, factor, next, identities);
    }

    /** Who they are at this issuer, if they said so. */
    public Optional<Identity> identityAt(String issuer) {
        return identities.stream().filter(one -> one.issuer().equals(issuer)).findFirst();
    }

    public boolean isLinked(String issuer, String subject) {
        return identities.stream().anyMatch(one -> one.is(issuer, subject));
    }

    /** Linked to this one too. At one issuer a member is one person. */
    public Proofs linked(Identity identity) {
        if (isLinked(identity.issuer(), identity.subject())) {
            return this;
        }
        if (identityAt(identity.issuer()).isPresent() || identities.size() >= MOST_IDENTITIES) {
            throw new Refusal.LinkedOtherwise();
        }
        return withIdentities(
                Stream.concat(identities.stream(), Stream.of(identity)).toList());
    }

    Proofs unlinked(String issuer) {
        return withIdentities(
                identities.stream().filter(one -> !one.issuer().equals(issuer)).toList());
    }

    private Proofs withIdentities(List<Identity> next) {
        return new Proofs(guarded, factor, tokens, next);
    }

    /** Without what is private, as it might be logged. */
    @Override
    public String toString() {
        return "Proofs[...]";
    }
}
