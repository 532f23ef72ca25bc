package io.wenda.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with one field.
 *
 * @param code for instance {@code required}, {@code too-long}
 * @param limit the bound that was broken, where the code has one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(String field, String code, @Nullable Integer limit) {}
