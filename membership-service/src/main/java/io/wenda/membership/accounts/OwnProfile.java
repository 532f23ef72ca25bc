package io.wenda.membership.accounts;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a member wants to be called, talked to and known, as checked.
 *
 * @param text about themselves; absent where it stays
 * @param languages that they read; absent where they stay
 */
record OwnProfile(String name, Language language, Optional<String> text, Optional<List<Language>> languages) {

    About about(About before) {
        return new About(text.orElse(before.text()), languages.orElse(before.languages()), before.badge());
    }

    /** What the page sends. What is absent of the last two stays. */
    record Form(
            @Nullable @Bounds(min = 1, max = NewMember.LONGEST_NAME)
            String name,

            @Nullable @Required @CodeOf(Language.class) String language,
            @Nullable @Bounds(max = About.LONGEST) String about,
            @Nullable List<@Nullable @CodeOf(Language.class) String> languages) {

        OwnProfile checked() {
            Violations violations = new Violations();
            String checkedName = violations.line("name", name, 1, NewMember.LONGEST_NAME);
            Language checkedLanguage = Language.read(violations, language);
            String checkedText = violations.text("about", about, 0, About.LONGEST);
            Optional<List<Language>> checkedLanguages = languages(violations);
            violations.refuseIfAny();
            return new OwnProfile(
                    checkedName,
                    checkedLanguage,
                    about == null ? Optional.empty() : Optional.of(checkedText),
                    checkedLanguages);
        }

        private Optional<List<Language>> languages(Violations violations) {
            if (languages == null) {
                return Optional.empty();
            }
            EnumSet<Language> checked = EnumSet.noneOf(Language.class);
            for (String code : languages) {
                Language.of(code).ifPresentOrElse(checked::add, () -> violations.add("languages", "unknown-language"));
            }
            return Optional.of(new ArrayList<>(checked));
        }
    }
}
