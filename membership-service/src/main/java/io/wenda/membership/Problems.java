package io.wenda.membership;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import io.wenda.http.problem.Problem;

/** How each {@link Refusal} is answered. A refusal without a row here does not compile. */
final class Problems {

    private Problems() {}

    static Problem of(Refusal refusal) {
        return switch (refusal) {
            // Word for word what the framework says of a path that leads nowhere.
            case Refusal.Absent absent -> Problem.of(NOT_FOUND, "not-found", "There is nothing here");
            case Refusal.TooLarge refused ->
                Problem.of(CONTENT_TOO_LARGE, "too-large", "The file is too large")
                        .with("limit", refused.limit());
            case Refusal.AddressInUse refused ->
                Problem.of(CONFLICT, "address-in-use", "There is an account with this address");
            case Refusal.WrongCredentials refused ->
                Problem.of(UNAUTHORIZED, "wrong-credentials", "No account has this address with this password");
            case Refusal.LinkUnusable refused ->
                Problem.of(GONE, "link-unusable", "This link was used, replaced by a newer one, or is too old");
            case Refusal.WrongPassword refused -> Problem.of(FORBIDDEN, "wrong-password", "This is not your password");
            case Refusal.NoMail refused -> Problem.of(CONFLICT, "no-mail", "This community sends no mail");
            case Refusal.NotAllowed refused ->
                Problem.of(FORBIDDEN, "not-allowed", "This takes a role that you do not have");
            case Refusal.LastAdministrator refused ->
                Problem.of(CONFLICT, "last-administrator", "This member stays an administrator");
            case Refusal.TooManyAttempts refused ->
                Problem.of(TOO_MANY_REQUESTS, "too-many-attempts", "Too many attempts; wait a while")
                        .retryAfter(refused.waitFor());
            case Refusal.RolesChanged refused -> changed(refused);
            case Refusal.NotForSale refused -> Problem.of(CONFLICT, "not-for-sale", "This cannot be bought now");
            case Refusal.AlreadyEnded refused ->
                Problem.of(CONFLICT, "already-ended", "This was ended in another way")
                        .with("kind", refused.how())
                        .with("by", refused.by());
            case Refusal.OrderCalledOff refused ->
                Problem.of(CONFLICT, "order-called-off", "This order was called off");
            case Refusal.OrderSettled refused ->
                Problem.of(CONFLICT, "order-settled", "Somebody has decided on this order")
                        .with("state", refused.state())
                        .with("by", refused.by());
            case Refusal.PaidOtherwise refused ->
                Problem.of(CONFLICT, "paid-otherwise", "This order is paid through a provider");
            case Refusal.NotSigned refused ->
                Problem.of(BAD_REQUEST, "not-signed", "This is not signed as the provider signs, or too old");
            case Refusal.ProviderSilent refused ->
                Problem.of(SERVICE_UNAVAILABLE, "provider-silent", "The payment provider does not answer");
            case Refusal.FitsNoOrder refused ->
                Problem.of(CONFLICT, "fits-no-order", "This money cannot count for an order");
            case Refusal.ExpelledFromPaid refused ->
                Problem.of(FORBIDDEN, "expelled-from-paid", "You were expelled from the paid community");
            case Refusal.Held refused ->
                Problem.of(FORBIDDEN, "held", "A person looks at this before any money is taken");
            case Refusal.MemberExpelled refused ->
                Problem.of(CONFLICT, "member-expelled", "This member was expelled: the money goes back");
            case Refusal.Involved refused ->
                Problem.of(FORBIDDEN, "involved", "Somebody who is not involved decides on this");
            case Refusal.HasRoles refused ->
                Problem.of(CONFLICT, "has-roles", "An administrator takes the roles of this member first");
            case Refusal.CaseChanged refused ->
                Problem.of(CONFLICT, "case-changed", "There is something new in this case")
                        .with("revision", refused.revision());
            case Refusal.AlreadyDecided refused ->
                Problem.of(CONFLICT, "case-settled", "Somebody has decided on this case")
                        .with("measure", refused.measure())
                        .with("by", refused.by());
            case Refusal.NotHeardYet refused ->
                Problem.of(CONFLICT, "not-heard-yet", "The member may still reply")
                        .with("until", refused.until());
            case Refusal.Harsher refused ->
                Problem.of(CONFLICT, "harsher", "Nothing is made worse by an appeal against it");
            case Refusal.NothingHolds refused ->
                Problem.of(CONFLICT, "nothing-holds", "Nothing of this case holds any more, or not yet");
            case Refusal.EnoughNotes refused ->
                Problem.of(CONFLICT, "enough-notes", "This case has as many notes as one may have");
            case Refusal.CaseDecided refused -> Problem.of(CONFLICT, "case-decided", "It has been decided");
            case Refusal.AlreadySaid refused -> Problem.of(CONFLICT, "already-said", "You have said so already");
            case Refusal.NothingToAppeal refused ->
                Problem.of(CONFLICT, "nothing-to-appeal", "There is nothing to appeal against");
            case Refusal.AppealOver refused -> Problem.of(CONFLICT, "appeal-over", "The time to appeal is over");
            case Refusal.GroupChanged refused ->
                Problem.of(CONFLICT, "group-changed", "Somebody changed this group")
                        .with("version", refused.version());
            case Refusal.GroupFull refused ->
                Problem.of(CONFLICT, "group-full", "Every seat is taken: the request is on the waiting list");
            case Refusal.GroupClosed refused -> Problem.of(CONFLICT, "group-closed", "Nobody joins this group now");
            case Refusal.JoinedDirectly refused ->
                Problem.of(CONFLICT, "joined-directly", "One joins this group in the chat program");
            case Refusal.AbilityMissing refused ->
                Problem.of(CONFLICT, "ability-missing", "This group takes an ability that is not there");
            case Refusal.RequestSettled refused ->
                Problem.of(CONFLICT, "request-settled", "This request is settled")
                        .with("state", refused.state())
                        .with("by", refused.by());
            case Refusal.OwnRequest refused ->
                Problem.of(FORBIDDEN, "own-request", "Somebody else decides on this request");
            case Refusal.SponsorshipChanged refused ->
                Problem.of(CONFLICT, "sponsorship-changed", "There is something new about this sponsorship")
                        .with("revision", refused.revision());
            case Refusal.NoSessionLeft refused ->
                Problem.of(CONFLICT, "no-session-left", "No session of remote help is left");
            case Refusal.WrongCode refused ->
                Problem.of(FORBIDDEN, "wrong-code", "This code is wrong, or was used already");
            case Refusal.SecondFactorWanted refused ->
                Problem.of(FORBIDDEN, "second-factor-wanted", "A code of your authenticator is wanted too");
            case Refusal.SecondFactorOn refused ->
                Problem.of(CONFLICT, "second-factor-on", "You have a second factor already");
            case Refusal.NoSecondFactor refused ->
                Problem.of(CONFLICT, "no-second-factor", "There is no second factor");
            case Refusal.TokenShown refused ->
                Problem.of(CONFLICT, "token-shown", "This token was made before, and its secret is not shown twice");
            case Refusal.EnoughTokens refused ->
                Problem.of(CONFLICT, "enough-tokens", "You have as many tokens as one may have");
            case Refusal.LinkedOtherwise refused ->
                Problem.of(CONFLICT, "linked-otherwise", "One of the two is linked to another account");
            case Refusal.OnlyWayIn refused ->
                Problem.of(CONFLICT, "only-way-in", "This is your only way in: choose a password first");
            case Refusal.IssuerSilent refused ->
                Problem.of(SERVICE_UNAVAILABLE, "issuer-silent", "Who knows you there does not answer");
            case Refusal.IssuerRefused refused ->
                Problem.of(FORBIDDEN, "issuer-refused", "The other side did not let you through");
            case Refusal.VisitOver refused ->
                Problem.of(GONE, "visit-over", "This took too long, or began elsewhere: begin again");
            case Refusal.OwnClaim refused ->
                Problem.of(FORBIDDEN, "own-claim", "Somebody else looks for the money of this order");
        };
    }

    private static Problem changed(Refusal.RolesChanged refused) {
        Problem problem = Problem.of(CONFLICT, "changed-meanwhile", "Another administrator changed these roles")
                .with("version", refused.version())
                .with("roles", refused.roles());
        String by = refused.by();
        return by == null ? problem : problem.with("by", by);
    }
}
