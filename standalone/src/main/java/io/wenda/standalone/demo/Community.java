package io.wenda.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Who is in the demo community besides the demo accounts, and what they talk about. */
record Community(List<Newcomer> members, List<Conversation> threads) {

    /** Somebody who signs up for the demo. */
    record Newcomer(String id, String name, String email, String language) {}

    /**
     * A question with what came of it.
     *
     * @param id names it for ever: a second filling finds it again by this
     * @param author a newcomer's id, or {@code asker} or {@code answerer}
     * @param published whether the moderator let it in, or it still waits
     * @param body lines of Markdown
     */
    record Conversation(
            String id,
            String author,
            String title,
            List<String> tags,
            boolean published,
            List<String> body,
            List<Reply> answers) {}

    /** @param accepted whether it solved the asker's problem */
    record Reply(String author, boolean accepted, List<String> body) {}

    static Community load() {
        try (InputStream file = Community.class.getResourceAsStream("/demo/community.json")) {
            return JsonMapper.builder().build().readValue(Objects.requireNonNull(file), Community.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everybody who writes. */
    Stream<String> authors() {
        return threads.stream()
                .flatMap(thread -> Stream.concat(
                        Stream.of(thread.author()), thread.answers().stream().map(Reply::author)))
                .distinct();
    }
}
