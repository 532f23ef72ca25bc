package io.wenda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What the gateway reads of the community's profile. */
class ProfileTest {

    private static final String PROFILE = """
            wenda.community.name: Netty users
            wenda.reviewing.edits: all
            """;

    @TempDir
    private Path folder;

    @Test
    void pages_have_the_name_of_the_community_unless_the_operator_says_another() throws IOException {
        assertThat(name(Map.of())).isEqualTo("Wenda");
        String file =
                Files.writeString(folder.resolve("community.yml"), PROFILE).toString();
        assertThat(name(Map.of("WENDA_PROFILE", file))).isEqualTo("Netty users");
        assertThat(name(Map.of("WENDA_PROFILE", file, "WENDA_COMMUNITY_NAME", "Tried")))
                .isEqualTo("Tried");
    }

    private static String name(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        String own = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(own, new SystemEnvironmentPropertySource(own, variables));
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Nothing.class)
                .environment(environment)
                .web(WebApplicationType.NONE)
                .run()) {
            return context.getEnvironment().getRequiredProperty("wenda.pages.community-name");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
