package io.wenda.notification.explaining;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which post or announcement somebody means who types its id, or copies its address. */
final class PostAddress {

    private static final Pattern ADDRESS = Pattern.compile(
            ".*/(?:questions|announcements)/(?<question>[^/?#\\s]+)[^#]*(?:#(?:(?:answer|comment)-(?<post>\\S+)|.*))?");

    private PostAddress() {}

    /** The id of the question, or of the answer or the comment in it that the address leads to. */
    static String idIn(String typed) {
        Matcher address = ADDRESS.matcher(typed);
        if (!address.matches()) {
            return typed;
        }
        String post = address.group("post");
        return post == null ? address.group("question") : post;
    }
}
