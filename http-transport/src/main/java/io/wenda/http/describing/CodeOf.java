package io.wenda.http.describing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text that is the code of one of these constants: {@code IN_REVIEW} is {@code in-review}. */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CodeOf {

    Class<? extends Enum<?>> value();
}
