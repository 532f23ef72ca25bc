package io.wenda.question.text;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a text shows an image that was sent here: by its address. An image's id tells its size too, so that a page leaves room
 * for it before it has come.
 */
public final class ImageLinks {

    private static final String FOLDER = "/images/";

    private static final Pattern EXACTLY =
            Pattern.compile(FOLDER + "(?<id>[0-9a-z]{20}-(?<width>[0-9]{1,5})x(?<height>[0-9]{1,5}))");
    private static final Pattern ANYWHERE = Pattern.compile(EXACTLY.pattern() + "(?![0-9a-z])");

    private static final int MOST = 100;

    private ImageLinks() {}

    /** @param width in pixels, as is the height */
    record Size(String width, String height) {}

    /** The id of an image of this name and size. */
    public static String idOf(String name, int width, int height) {
        return name + "-" + width + "x" + height;
    }

    /** Whether this could be the id of an image. */
    public static boolean isId(String id) {
        return EXACTLY.matcher(addressOf(id)).matches();
    }

    /** Where an image is. */
    public static String addressOf(String id) {
        return FOLDER + id;
    }

    /** The ids of the images of this community that a text names, wherever in it: the first hundred. */
    public static Set<String> in(String text) {
        Set<String> ids = new LinkedHashSet<>();
        if (text.contains(FOLDER)) {
            ANYWHERE.matcher(text)
                    .results()
                    .limit(MOST)
                    .map(found -> found.group("id"))
                    .forEach(ids::add);
        }
        return ids;
    }

    /** Of an address on this site that is one of an image. */
    static Optional<Size> sizeOf(String address) {
        Matcher own = EXACTLY.matcher(address);
        return own.matches() ? Optional.of(new Size(own.group("width"), own.group("height"))) : Optional.empty();
    }
}
