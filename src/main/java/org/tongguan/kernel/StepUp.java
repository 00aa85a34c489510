package org.tongguan.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a controller method: what it does lets goods go, gives money back or changes who may do so, and asks for a fresh proof by passkey
 * (module access, part passkey). The proof is one of the session, so nothing that only knows an API token can do it where it is demanded.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface StepUp {

    /** The commands (path variable {@code command}) it is asked for; none named = for every call. */
    String[] value() default {};
}
