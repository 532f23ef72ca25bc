package io.wenda.gateway.pages;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param communityName stands at the top of the rail and in titles */
@ConfigurationProperties("wenda.pages")
record PagesProperties(String communityName) {}
