package io.wenda.http.history;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/** Cuts a file into lines as it comes, no faster than they are taken. Holds one line and one buffer of it at most. */
final class Lines {

    /** Of an image, whose bytes are in its line; what people write is shorter by far. */
    static final int LONGEST = 1536 * 1024;

    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private boolean tooLong;
    private long number;

    private Lines() {}

    static Flux<Line> of(Flux<DataBuffer> file) {
        return Flux.defer(() -> {
            Lines lines = new Lines();
            return file.concatMapIterable(lines::cut, 1)
                    .concatWith(Flux.defer(lines::last))
                    .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
        });
    }

    private List<Line> cut(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        List<Line> whole = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                add(bytes, start, i);
                whole.add(end());
                start = i + 1;
            }
        }
        add(bytes, start, bytes.length);
        return whole;
    }

    private void add(byte[] bytes, int from, int to) {
        tooLong |= begun.size() + to - from > LONGEST;
        if (!tooLong) {
            begun.write(bytes, from, to - from);
        }
    }

    private Line end() {
        Line line = tooLong ? new Line(++number, "", "line-too-long") : read(++number, begun.toByteArray());
        begun.reset();
        tooLong = false;
        return line;
    }

    /** What stands behind the last line end. */
    private Flux<Line> last() {
        return begun.size() == 0 && !tooLong ? Flux.empty() : Flux.just(end());
    }

    private static Line read(long number, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Line(number, text, null);
        } catch (CharacterCodingException e) {
            return new Line(number, "", "malformed-json");
        }
    }
}
