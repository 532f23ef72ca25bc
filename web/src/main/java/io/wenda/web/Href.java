package io.wenda.web;

/** Links on pages lead within this site: templates escape text, but a scheme like {@code javascript:} is text too. */
final class Href {

    private Href() {}

    /** The same path, or a programming error. */
    static String local(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            throw new IllegalArgumentException("not a path of this site: " + path);
        }
        return path;
    }
}
