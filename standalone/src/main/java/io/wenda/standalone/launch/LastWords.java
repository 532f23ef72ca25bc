package io.wenda.standalone.launch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a child said before it failed, without the stack frames: the lines that name a problem, else the last ones. */
final class LastWords {

    private static final int TAIL_BYTES = 64 * 1024;
    private static final int LINES = 8;
    private static final int LINE_LENGTH = 300;

    private static final Pattern PROBLEM =
            Pattern.compile("ERROR|Exception|Caused by|Error:|Description|Action|FAILED|failed|in use|No space");
    private static final Pattern NOISE = Pattern.compile("\\s+at .*|\\s*\\.\\.\\. \\d+ .*|[*\\s]*");

    private LastWords() {}

    static List<String> of(Path log) {
        List<String> lines = tail(log)
                .lines()
                .filter(line -> !NOISE.matcher(line).matches())
                .map(line -> line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) + "…" : line)
                .toList();
        List<String> problems =
                lines.stream().filter(line -> PROBLEM.matcher(line).find()).toList();
        return last(problems.isEmpty() ? lines : problems);
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }

    private static String tail(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
