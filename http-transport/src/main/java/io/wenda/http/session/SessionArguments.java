package io.wenda.http.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives controller methods their {@link Session}. */
public final class SessionArguments implements HandlerMethodArgumentResolver {

    /** What a parameter says of itself is read from its annotations each time. */
    private final Map<MethodParameter, Boolean> optional = new ConcurrentHashMap<>();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Session.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        Mono<Object> session = ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .ofType(SignedIn.class)
                .map(SignedIn::session);
        return optional.computeIfAbsent(parameter, MethodParameter::isOptional)
                ? session
                : session.switchIfEmpty(Mono.error(SignInRequiredException::new));
    }
}
