package io.wenda.membership.groups;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Ability;
import io.wenda.membership.groups.Place.Sign;
import io.wenda.membership.groups.Showing.Seen;
import io.wenda.transport.StaleVersionException;
import io.wenda.web.QrPicture;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/groups}: the chat groups of the community, and asking to be let in. */
@RestController
@RequestMapping("/api/groups")
class GroupsController {

    static final int LONGEST_NICKNAME = 80;
    static final int LONGEST_REMARK = 200;

    private final Showing showing;
    private final AskingToJoin asking;

    GroupsController(Showing showing, AskingToJoin asking) {
        this.showing = showing;
        this.asking = asking;
    }

    /**
     * Lists the groups, with how full they are. How those are found that take an ability is told to who has it; the remark to
     * write in the chat program, to who is signed in.
     */
    @GetMapping
    Mono<Listed> list(@Nullable Session session) {
        return showing.all(session == null ? null : session.memberId())
                .map(seen -> Shown.of(seen, session))
                .collectList()
                .map(Listed::new);
    }

    /** A QR code (SVG) that leads a telephone to the group, or by invitation to who invites. */
    @Refuses(Refusal.Absent.class)
    @GetMapping(path = "/{id}/picture", produces = "image/svg+xml")
    Mono<ResponseEntity<String>> picture(@Nullable Session session, @PathVariable String id) {
        return showing.all(session == null ? null : session.memberId())
                .filter(seen -> seen.group().id().equals(id) && seen.has(Description::link))
                .next()
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .map(seen -> ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(QrPicture.of(seen.group().description().link())));
    }

    /**
     * Asks to be let into a group, or another one of its series that has a seat; where none has, this is a place in the line.
     * The remark is what was written in the chat program: it names the community and the caller's own code. Who asks twice
     * asks once.
     */
    @Refuses({
        Refusal.Absent.class,
        Refusal.JoinedDirectly.class,
        Refusal.AbilityMissing.class,
        Refusal.GroupClosed.class,
        StaleVersionException.class
    })
    @PostMapping("/{id}/requests")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<OwnPlace> ask(Session session, @PathVariable String id, @RequestBody Wish wish) {
        Violations violations = new Violations();
        String nickname = violations.line("nickname", wish.nickname(), 1, LONGEST_NICKNAME);
        String remark = violations.line("remark", wish.remark(), 1, LONGEST_REMARK);
        violations.refuseIfAny();
        return asking.ask(session.memberId(), id, new Sign(nickname, remark)).flatMap(showing::own);
    }

    /**
     * Who wants to be let in.
     *
     * @param nickname how they are called in the chat program
     * @param remark what they wrote there
     */
    record Wish(
            @Nullable @Bounds(min = 1, max = LONGEST_NICKNAME)
            String nickname,

            @Nullable @Bounds(min = 1, max = LONGEST_REMARK) String remark) {}

    /** @param groups in the order in which they are offered */
    record Listed(List<Shown> groups) {}

    /**
     * A group.
     *
     * @param joining {@code direct} in the chat program, or by {@code invitation}
     * @param ability that one needs; absent where everybody may
     * @param taken how many are in it
     * @param offered whether this is the one to join, or to ask at, of its series; where it is full, its line
     * @param allowed whether the caller may be in it
     * @param number by which it, or who invites, is found; absent where there is none, or it is not for the caller
     * @param link the same as an address
     * @param remark by invitation: what the caller writes in the chat program
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String id,
            String name,
            String platform,
            @CodeOf(Joining.class) String joining,
            @Nullable Ability ability,
            int capacity,
            long taken,
            @CodeOf(Group.State.class) String state,
            boolean offered,
            boolean allowed,
            @Nullable String number,
            @Nullable String link,
            @Nullable String remark) {

        static Shown of(Seen seen, @Nullable Session session) {
            Group group = seen.group();
            Description description = group.description();
            return new Shown(
                    group.id(),
                    description.name(),
                    description.platform(),
                    description.joining().code(),
                    description.ability(),
                    description.capacity(),
                    seen.taken(),
                    seen.state().code(),
                    seen.offered(),
                    seen.allowed(),
                    seen.has(Description::number) ? description.number() : null,
                    seen.has(Description::link) ? description.link() : null,
                    session == null || !group.invites() || !seen.allowed()
                            ? null
                            : AskingToJoin.remark(group, session.memberId()));
        }
    }
}
