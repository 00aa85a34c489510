package org.tongguan.support;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.List;
import org.tongguan.kernel.Procedure;

/** Every life cycle of the platform, found in the class path. */
public final class Procedures {

    private Procedures() { }

    public static List<Procedure<?, ?>> all() {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.tongguan").stream()
                .sorted(Comparator.comparing(JavaClass::getName)).flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Procedure.class)).<Procedure<?, ?>>map(Procedures::value).toList();
    }

    private static Procedure<?, ?> value(JavaField found) {
        try {
            Field field = found.reflect();
            field.setAccessible(true);
            return (Procedure<?, ?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
