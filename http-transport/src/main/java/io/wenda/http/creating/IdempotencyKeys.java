package io.wenda.http.creating;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Gives controller methods their {@link IdempotencyKey}. */
public final class IdempotencyKeys implements SyncHandlerMethodArgumentResolver {

    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7E]{1,128}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public IdempotencyKey resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        List<String> values = exchange.getRequest().getHeaders().getOrEmpty("Idempotency-Key");
        if (values.isEmpty()) {
            return new IdempotencyKey(null);
        }
        if (values.size() > 1 || !VALID.matcher(values.getFirst()).matches()) {
            throw new InvalidIdempotencyKeyException();
        }
        return new IdempotencyKey(values.getFirst());
    }
}
