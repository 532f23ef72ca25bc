package io.wenda.membership.groups;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.OneOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Ability;
import io.wenda.transport.StaleVersionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Groups as the staff looks after them; everybody but assistants and administrators gets 403 {@code not-allowed}. */
@Refuses(Refusal.NotAllowed.class)
@RestController
class GroupDeskController {

    private final EditingGroups editing;
    private final Groups groups;
    private final Places places;
    private final DeskView desk;

    GroupDeskController(EditingGroups editing, Groups groups, Places places, DeskView desk) {
        this.editing = editing;
        this.groups = groups;
        this.places = places;
        this.desk = desk;
    }

    record Everything(List<Filed> groups) {}

    /** Lists the groups with all there is to say of them. */
    @GetMapping("/api/groups/desk")
    Mono<Everything> everything(Session session) {
        return editing.require(session.memberId())
                .thenMany(groups.all())
                .concatMap(this::filed)
                .collectList()
                .map(Everything::new);
    }

    /** Makes a group, or describes it anew, where nobody has changed it since. Whoever has a seat keeps it. */
    @Refuses({Refusal.Absent.class, Refusal.GroupChanged.class, StaleVersionException.class})
    @PutMapping("/api/groups/{id}")
    Mono<Filed> describe(Session session, @PathVariable String id, @RequestBody Described form) {
        Violations violations = new Violations();
        Description description = form.group().read(violations, id);
        violations.required("version", form.version());
        violations.refuseIfAny();
        return editing.describe(
                        session.memberId(),
                        id,
                        description,
                        Boolean.TRUE.equals(form.closed()),
                        form.version() == null ? 0 : form.version())
                .flatMap(this::filed);
    }

    /** Says how many are in a group who have no seat here. */
    @Refuses({Refusal.Absent.class, StaleVersionException.class})
    @PutMapping("/api/groups/{id}/headcount")
    Mono<Filed> count(Session session, @PathVariable String id, @RequestBody Counted form) {
        Violations violations = new Violations();
        int headcount = GroupForm.headcount(violations, form.headcount());
        violations.refuseIfAny();
        return editing.count(session.memberId(), id, headcount).flatMap(this::filed);
    }

    record Removals(List<DeskView.Leaving> items) {}

    /** Lists, for assistants, who is to be taken out of which group: what let them be in it is over, or they were expelled. */
    @GetMapping("/api/group-removals")
    Mono<Removals> removals(Session session) {
        return desk.leaving(session.memberId()).collectList().map(Removals::new);
    }

    private Mono<Filed> filed(Group group) {
        return Mono.zip(places.seated(group.id()), places.asked(group.id()))
                .map(counted -> Filed.of(group, counted.getT1(), counted.getT2()));
    }

    /**
     * A group.
     *
     * @param series absent: one of its own
     * @param place in the order in which groups are shown and offered; 0 when absent
     * @param ability absent where everybody may be in it
     * @param link an address with {@code http} or {@code https}
     * @param remark needed by invitation: what names the community
     * @param version 0 for a new one
     */
    record Described(
            @Nullable @Bounds(min = 1, max = GroupForm.LONGEST_NAME)
            String name,

            @Nullable @Bounds(min = 1, max = GroupForm.LONGEST_PLATFORM)
            String platform,

            @Nullable @Bounds(max = GroupForm.LONGEST_CODE) String series,

            @Nullable Integer place,

            @Nullable @Required @OneOf({"direct", "invitation"})
            String joining,

            @Nullable @CodeOf(Ability.class) String ability,

            @Nullable @Bounds(max = GroupForm.LONGEST_NUMBER)
            String number,

            @Nullable @Bounds(max = GroupForm.LONGEST_LINK) String link,

            @Nullable @Bounds(max = GroupForm.LONGEST_REMARK)
            String remark,

            @Nullable @Required Integer capacity,

            @Nullable Boolean closed,

            @Nullable @Required Long version) {

        GroupForm group() {
            return new GroupForm(name, platform, series, place, joining, ability, number, link, remark, capacity);
        }
    }

    record Counted(@Nullable @Required Integer headcount) {}

    /**
     * A group, for the staff.
     *
     * @param headcount how many are in it who have no seat here
     * @param seated how many have one
     * @param asked whom an assistant is to look at
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Filed(
            String id,
            long version,
            String name,
            String platform,
            String series,
            int place,
            @CodeOf(Joining.class) String joining,
            @Nullable Ability ability,
            String number,
            String link,
            String remark,
            int capacity,
            boolean closed,
            int headcount,
            long seated,
            long asked,
            @CodeOf(Group.State.class) String state) {

        static Filed of(Group group, long seated, long asked) {
            Description of = group.description();
            return new Filed(
                    group.id(),
                    group.version(),
                    of.name(),
                    of.platform(),
                    of.series(),
                    of.place(),
                    of.joining().code(),
                    of.ability(),
                    of.number(),
                    of.link(),
                    of.remark(),
                    of.capacity(),
                    group.closed(),
                    group.headcount(),
                    seated,
                    asked,
                    group.state(seated).code());
        }
    }
}
