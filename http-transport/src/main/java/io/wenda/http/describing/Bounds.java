package io.wenda.http.describing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How long a text is, in Unicode code points once it is plain, or a list. {@code min} above 0 makes the field required. */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Bounds {

    int min() default 0;

    int max();

    /** A regular expression for the whole text. */
    String pattern() default "";
}
