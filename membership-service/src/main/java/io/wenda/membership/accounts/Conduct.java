package io.wenda.membership.accounts;

import io.wenda.events.MemberState.Bar;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the cases about a member come to: computed from all of them, and from nothing else.
 *
 * @param warnings the cases with a warning that they have not acknowledged
 * @param mutes what they leave for a time; what is over may be missing
 * @param paid that they were expelled from what is paid for; absent where they never were
 * @param community that they were expelled altogether; absent where they never were
 */
public record Conduct(
        List<String> warnings,
        List<Mute> mutes,
        @Nullable Expulsion paid,
        @Nullable Expulsion community) {

    /** Of whom there is nothing to say. */
    public static final Conduct BLAMELESS = new Conduct(List.of(), List.of(), null, null);

    public Conduct {
        warnings = List.copyOf(warnings);
        mutes = List.copyOf(mutes);
    }

    /** @param until when it was lifted; absent while it holds */
    public record Expulsion(Instant from, @Nullable Instant until) {

        boolean holds() {
            return until == null;
        }
    }

    /** Whether a warning waits to be acknowledged: they write nothing before. */
    public boolean warns() {
        return !warnings.isEmpty();
    }

    /** Whether they are no part of the community any more. */
    public boolean expels() {
        return community != null && community.holds();
    }

    /** Whether nothing that is paid for is theirs any more. */
    public boolean expelsFromPaid() {
        return expels() || (paid != null && paid.holds());
    }

    /** What is left of what they were given and what they bought. Who was expelled has none of it, whatever the books say. */
    Stream<Grant> leaves(List<Grant> given, List<Grant> bought) {
        return Stream.concat(
                expels() ? Stream.empty() : given.stream(), expelsFromPaid() ? Stream.empty() : bought.stream());
    }

    /** As it is told. An expulsion that was lifted too, so that nobody takes an older word of it for the newest. */
    Stream<Bar> bars() {
        Stream<Bar> warned = warns() ? Stream.of(new Bar("warned", null)) : Stream.empty();
        return community == null ? warned : Stream.concat(Stream.of(new Bar("expelled", community.until())), warned);
    }
}
