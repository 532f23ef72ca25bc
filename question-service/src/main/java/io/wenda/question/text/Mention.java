package io.wenda.question.text;

import org.commonmark.node.CustomNode;

/** A member's name in a text, where they are meant. */
final class Mention extends CustomNode {

    private final String memberId;
    private final String name;

    Mention(String memberId, String name) {
        this.memberId = memberId;
        this.name = name;
    }

    String memberId() {
        return memberId;
    }

    String name() {
        return name;
    }
}
