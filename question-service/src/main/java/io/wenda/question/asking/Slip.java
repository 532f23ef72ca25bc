package io.wenda.question.asking;

import org.jspecify.annotations.Nullable;

/**
 * What is written beside a text of a question.
 *
 * @param correctedBy the moderator who wrote the text so; absent where its asker did
 * @param reply what its asker answered to the decision on the text before
 */
public record Slip(@Nullable String correctedBy, @Nullable String reply) {

    public static final Slip EMPTY = new Slip(null, null);
}
