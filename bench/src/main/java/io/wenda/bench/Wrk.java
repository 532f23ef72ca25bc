package io.wenda.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of wrk.
 *
 * @param requests that were answered
 * @param perSecond of them
 * @param p50 of their latency, as wrk writes it, with its unit
 * @param p99 likewise
 */
record Wrk(long requests, double perSecond, String p50, String p99) {

    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors: (.*)");

    /**
     * Drives one address. A run in which anything was refused is no measurement and fails.
     *
     * @param script in Lua, empty for plain GETs
     * @param environment for the script
     */
    static Wrk drive(String url, int connections, int seconds, String script, Map<String, String> environment) {
        List<String> command = new ArrayList<>(
                List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--timeout", "10s", "--latency"));
        if (!script.isEmpty()) {
            command.addAll(List.of("-s", script));
        }
        command.add(url);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process wrk = builder.start();
            return read(new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("wrk is missing: apt-get install wrk", e);
        }
    }

    private static Wrk read(String said) {
        if (REFUSED.matcher(said).find()) {
            throw new IllegalStateException(said);
        }
        return new Wrk(
                Long.parseLong(find(said, "(\\d+) requests in")),
                Double.parseDouble(find(said, "Requests/sec:\\s+([\\d.]+)")),
                find(said, "(?m)^ +50%\\s+(\\S+)"),
                find(said, "(?m)^ +99%\\s+(\\S+)"));
    }

    private static String find(String said, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(said);
        if (!matcher.find()) {
            throw new IllegalStateException(said);
        }
        return matcher.group(1);
    }
}
