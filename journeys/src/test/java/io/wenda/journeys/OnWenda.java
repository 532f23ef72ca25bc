package io.wenda.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** A journey through the running system, which it gets as its parameter; after a failure the logs say why. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnWenda.Running.class)
@interface OnWenda {

    /** Hands the system to the journey. */
    final class Running implements ParameterResolver, TestWatcher {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Wenda.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Wenda.running();
        }

        @Override
        public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
            System.err.println("\n" + context.getDisplayName() + " failed: " + cause
                    + "\nThe same chance again: -Dwenda.seed=" + Chance.SEED + "\n" + Wenda.excerpt());
        }
    }
}
