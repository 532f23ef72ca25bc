package io.wenda.web;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The little of CommonMark that the documents of the API are written in: paragraphs, code and what is bold. */
final class ApiProse {

    private ApiProse() {}

    static String html(String text) {
        return Arrays.stream(text.split("\n{2,}"))
                .map(paragraph -> "<p>" + inline(paragraph) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private static String inline(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("`([^`]+)`", "<code>$1</code>")
                .replaceAll("\\*\\*([^*]+)\\*\\*", "<b>$1</b>");
    }
}
