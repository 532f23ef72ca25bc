package io.wenda.question.flagging;

import java.util.List;

/**
 * How moderators decided on somebody's flags of late.
 *
 * @param upheld how often they agreed
 * @param declined how often they did not
 */
record Standing(long upheld, long declined) {

    static Standing of(String memberId, List<Flagged> flagged) {
        List<Flag> own =
                flagged.stream().flatMap(post -> post.by(memberId).stream()).toList();
        return new Standing(count(own, Flag.Outcome.UPHELD), count(own, Flag.Outcome.DECLINED));
    }

    private static long count(List<Flag> flags, Flag.Outcome outcome) {
        return flags.stream().filter(flag -> flag.outcome() == outcome).count();
    }

    /** Each flag that was declined, beyond those that were right, is one less a day; one always remains. */
    int allowed(int perDay) {
        return (int) Math.max(1, perDay - Math.max(0, declined - upheld));
    }

    /** Whether their flags count where enough of them hide a post. */
    boolean trusted(int reputation, int needed) {
        return reputation >= needed && declined <= upheld;
    }
}
