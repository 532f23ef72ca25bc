package io.wenda.http.profile;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The file that {@code WENDA_PROFILE} names, which every service imports over its own {@code application.yml}. What is in none
 * of the {@link Sections} stops the start and is named with its line; what is wrong within one stops the service that owns it.
 *
 * <p>What the operator says in the environment wins over the file, under the names that {@code application.yml} gives its keys:
 * {@code edits: ${WENDA_REVIEW_EDITS:none}}. The file alone would hide them.
 */
public final class Profile implements EnvironmentPostProcessor {

    private static final String NAMED = "WENDA_PROFILE";

    /** All of a value: a variable, and what to take without it, where other placeholders may stand. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(WENDA_[A-Z0-9_]+)(?::(?:[^{}]|\\$\\{[^{}]*})*)?}");

    private static final Bindable<Contents> CONTENTS = Bindable.of(Contents.class);

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        MutablePropertySources sources = environment.getPropertySources();
        if (environment.containsProperty(NAMED)) {
            String imported = "via location '" + environment.getRequiredProperty(NAMED) + "'";
            sources.stream()
                    .filter(source -> source.getName().contains(imported))
                    .forEach(Profile::requireKnownSections);
        }
        sources.addAfter(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new OriginTrackedMapPropertySource("said by the operator", said(environment), true));
    }

    private static void requireKnownSections(PropertySource<?> file) {
        ConfigurationPropertySource keys = ConfigurationPropertySource.from(file);
        if (keys != null) {
            new Binder(keys)
                    .bind(
                            ConfigurationPropertyName.EMPTY,
                            CONTENTS,
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
        }
    }

    /** The keys whose variables are set, with the place where each is asked for. */
    private static Map<String, @Nullable Object> said(ConfigurableEnvironment environment) {
        Map<String, @Nullable Object> said = new HashMap<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof OriginTrackedMapPropertySource file) {
                for (String key : file.getPropertyNames()) {
                    Matcher variable = VARIABLE.matcher(String.valueOf(file.getProperty(key)));
                    if (variable.matches() && environment.containsProperty(variable.group(1))) {
                        said.putIfAbsent(
                                key, OriginTrackedValue.of("${" + variable.group(1) + "}", file.getOrigin(key)));
                    }
                }
            }
        }
        return said;
    }

    /** All that may be in the file. */
    record Contents(Sections wenda) {}
}
