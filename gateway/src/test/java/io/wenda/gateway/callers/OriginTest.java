package io.wenda.gateway.callers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @Test
    void the_usual_port_may_be_left_out() {
        assertThat(Origin.parse("https://Wenda.Example")).isEqualTo(Origin.parse("https://wenda.example:443"));
        assertThat(Origin.parse("http://wenda.example")).isNotEqualTo(Origin.parse("https://wenda.example"));
        assertThat(Origin.parse("http://wenda.example")).isNotEqualTo(Origin.parse("http://wenda.example:8080"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "wenda.example", "http://", "not an origin", "file:///etc/passwd"})
    void what_a_browser_keeps_to_itself_is_no_origin(String text) {
        assertThat(Origin.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080,         true",
        "http://127.0.0.1,              true",
        "http://127.8.8.8,              true",
        "http://[::1]:8080,             true",
        "http://localhost.evil.example, false",
        "http://127.0.0.1.evil.example, false",
        "http://192.168.1.5,            false",
        "http://999.0.0.1,              false",
    })
    void only_this_machine_is_loopback(String origin, boolean loopback) {
        assertThat(Origin.parse(origin).filter(Origin::isLoopback).isPresent()).isEqualTo(loopback);
    }
}
