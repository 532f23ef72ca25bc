package io.wenda.openapi;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.mockito.Mockito;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import org.springdoc.webflux.core.configuration.SpringDocWebFluxConfiguration;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.assertj.AssertableReactiveWebApplicationContext;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What springdoc reads from the controllers of a service, and the code that each part of it comes from. The controllers are
 * registered idle: no database and no broker is needed to see what they take and give.
 *
 * @param methods by verb and path: {@code get /api/questions}
 * @param records by the name of their schema
 * @param json as the service writes it
 */
record Skeleton(
        ObjectNode document, Map<String, HandlerMethod> methods, Map<String, Class<?>> records, JsonMapper json) {

    private static final String[] SETTINGS = {
        "springdoc.default-produces-media-type=application/json",
        "springdoc.enable-spring-security=false",
        "springdoc.use-fqn=true"
    };

    static Skeleton of(Class<?> application) {
        SchemaNames names = new SchemaNames();
        Skeleton[] read = new Skeleton[1];
        new ReactiveWebApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withInitializer(context -> register(application.getPackageName(), (BeanDefinitionRegistry) context))
                .withPropertyValues(SETTINGS)
                .withConfiguration(AutoConfigurations.of(
                        JacksonAutoConfiguration.class,
                        CodecsAutoConfiguration.class,
                        WebFluxAutoConfiguration.class,
                        SpringDocConfigProperties.class,
                        SpringDocConfiguration.class,
                        SpringDocWebFluxConfiguration.class))
                .withBean(SchemaNames.class, () -> names)
                .run(context -> read[0] = read(context, names));
        return read[0];
    }

    private static Skeleton read(AssertableReactiveWebApplicationContext context, SchemaNames names) throws Exception {
        byte[] document = context.getBean(OpenApiWebfluxResource.class)
                .openapiJson(MockServerHttpRequest.get("/").build(), "/", Locale.ENGLISH)
                .block();
        Map<String, HandlerMethod> methods = new HashMap<>();
        context.getBean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, method) -> {
            for (var verb : mapping.getMethodsCondition().getMethods()) {
                for (var path : mapping.getPatternsCondition().getPatterns()) {
                    methods.put(verb.name().toLowerCase(Locale.ROOT) + " " + path.getPatternString(), method);
                }
            }
        });
        return new Skeleton(
                names.shorten((ObjectNode) JsonMapper.shared().readTree(Objects.requireNonNull(document))),
                methods,
                names.records(),
                context.getBean(JsonMapper.class));
    }

    private static void register(String root, BeanDefinitionRegistry context) {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        scan.findCandidateComponents(root).stream()
                .map(found -> Objects.requireNonNull(found.getBeanClassName()))
                .sorted(Comparator.naturalOrder())
                .forEach(name -> context.registerBeanDefinition(name, idle(ClassUtils.resolveClassName(name, null))));
    }

    private static <T> RootBeanDefinition idle(Class<T> controller) {
        return new RootBeanDefinition(controller, () -> Mockito.mock(controller));
    }
}
