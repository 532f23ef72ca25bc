package io.wenda.http.listing;

import io.wenda.http.problem.InvalidException;
import io.wenda.http.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Gives controller methods their {@link PageRequest}. */
public final class PageRequests implements SyncHandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
        String after = query.getFirst("after");
        return new PageRequest(after == null ? null : Cursor.decode(after), limit(query.getFirst("limit")));
    }

    private static int limit(@Nullable String value) {
        if (value == null) {
            return PageRequest.USUAL;
        }
        if (!value.matches("[0-9]{1,9}")) {
            throw InvalidException.of("limit", "not-a-number");
        }
        int limit = Integer.parseInt(value);
        if (limit < 1 || limit > PageRequest.MOST) {
            throw new InvalidException(List.of(new Violation("limit", "out-of-range", PageRequest.MOST)));
        }
        return limit;
    }
}
