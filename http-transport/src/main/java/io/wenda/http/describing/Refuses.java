package io.wenda.http.describing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which rules may say no to a request, on one method or on all of a controller. What follows from the arguments (a session,
 * a body, a page, a key) or happens to every request is understood.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {

    Class<? extends RuntimeException>[] value();
}
