package io.wenda.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every component of an event's record that is not marked {@link Nullable} must be there, at every depth. */
final class RequiredFields {

    /** Java makes them anew each time it is asked, with accessors that have to warm up again. */
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private RequiredFields() {}

    static void check(Object value) {
        for (RecordComponent component : COMPONENTS.get(value.getClass())) {
            Object part = read(component, value);
            if (part == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw new BrokenContractException(
                        value.getClass().getSimpleName() + "." + component.getName() + " is missing", null);
            }
            if (part instanceof Record) {
                check(part);
            } else if (part instanceof List<?> list) {
                list.stream().filter(Record.class::isInstance).forEach(RequiredFields::check);
            }
        }
    }

    private static @Nullable Object read(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError(component.toString(), e);
        }
    }
}
