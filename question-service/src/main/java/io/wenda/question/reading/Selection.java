package io.wenda.question.reading;

import io.wenda.http.reading.Violations;
import io.wenda.question.asking.Type;
import io.wenda.question.people.Viewer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the published questions somebody wants to see.
 *
 * @param type only these; null for all
 * @param standing only proposals that stand so; null for all
 */
record Selection(
        View view,
        @Nullable String tag,
        @Nullable Type type,
        @Nullable Standing standing) {

    /** Where a proposal stands, as in {@code ?outcome=}. */
    enum Standing {
        OPEN,
        ADOPTED,
        DECLINED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which questions, as in {@code ?view=}. */
    enum View {
        LATEST,
        UNANSWERED,
        /** What few may read: for those few who may read all of it. */
        PRIVATE
    }

    /** The types that have lists of their own. */
    static final Set<Type> LISTED = Set.of(Type.BUG_REPORT, Type.PROPOSAL);

    /** Whether this visitor may see it. */
    boolean visibleTo(Viewer viewer) {
        return view != View.PRIVATE || viewer.staff();
    }

    /** The same of another tag. */
    Selection about(String other) {
        return new Selection(view, other, type, standing);
    }

    /** As in the query of an address; an unknown view, type or outcome is a violation. */
    static Selection of(@Nullable String view, @Nullable String tag, @Nullable String type, @Nullable String outcome) {
        Violations violations = new Violations();
        View chosen = switch (view) {
            case null -> View.LATEST;
            case "latest" -> View.LATEST;
            case "unanswered" -> View.UNANSWERED;
            case "private" -> View.PRIVATE;
            default -> {
                violations.add("view", "unknown-value");
                yield View.LATEST;
            }
        };
        String line = violations.line("tag", tag, 0, 30);
        Type only = type == null ? null : Type.of(type).filter(LISTED::contains).orElse(null);
        if (type != null && only == null) {
            violations.add("type", "unknown-value");
        }
        Standing standing = outcome == null ? null : standing(outcome, only, violations);
        violations.refuseIfAny();
        return new Selection(chosen, line.isEmpty() ? null : line.toLowerCase(Locale.ROOT), only, standing);
    }

    private static @Nullable Standing standing(String outcome, @Nullable Type type, Violations violations) {
        Standing known = Arrays.stream(Standing.values())
                .filter(each -> each.code().equals(outcome))
                .findFirst()
                .orElse(null);
        if (known == null || type != Type.PROPOSAL) {
            violations.add("outcome", known == null ? "unknown-value" : "not-expected");
        }
        return known;
    }
}
