package io.wenda.openapi;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/** Keeps springdoc out of a service that is started to be tested: it is to be what runs in production. */
final class OnlyWhenAsked implements AutoConfigurationImportFilter {

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[configurations.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = configurations[i] == null || !configurations[i].startsWith("org.springdoc.");
        }
        return wanted;
    }
}
