package io.wenda.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may read a published question. */
public enum Visibility {
    @JsonProperty("public")
    PUBLIC
}
