package io.wenda.membership.paying;

import org.jspecify.annotations.Nullable;

/**
 * Where an order is paid, at its provider.
 *
 * @param id as the provider calls it
 * @param url the provider's own page, where the payer goes; absent where there is none
 * @param code what the payer's telephone reads from a picture; absent where there is none
 */
public record Checkout(
        String id, @Nullable String url, @Nullable String code) {

    /** What a telephone reads to get there. */
    String text() {
        return code != null ? code : url != null ? url : id;
    }
}
