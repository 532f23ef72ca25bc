package io.wenda.openapi;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * What the sources say of themselves: the comments of classes, methods and record components, and every code that is
 * given to a problem. Read with the JDK's own parser, so nothing is added to what runs.
 */
public final class Sources {

    private final Map<String, DocCommentTree> comments = new HashMap<>();
    private final Set<String> problemCodes = new TreeSet<>();

    /** @param roots folders such as {@code src/main/java} */
    public static Sources of(Path... roots) {
        Sources sources = new Sources();
        for (Path root : roots) {
            sources.read(root);
        }
        return sources;
    }

    private void read(Path root) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> found = Files.walk(root)) {
            List<Path> sources =
                    found.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(trees, unit.getPackageName() + "").scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The codes in all calls of {@code Problem.of(status, code, title)}. */
    public Set<String> problemCodes() {
        return problemCodes;
    }

    /** What the class is for. */
    Optional<String> of(Class<?> type) {
        return body(comments.get(nameOf(type)));
    }

    /** What happens in the package. */
    Optional<String> of(Package part) {
        return body(comments.get(part.getName()));
    }

    /** What the method does. */
    Optional<String> of(Method method) {
        return body(comments.get(nameOf(method)));
    }

    Optional<String> parameter(Method method, String name) {
        return parameter(comments.get(nameOf(method)), name);
    }

    Optional<String> component(Class<?> type, String name) {
        return parameter(comments.get(nameOf(type)), name);
    }

    private static Optional<String> body(@Nullable DocCommentTree comment) {
        return Optional.ofNullable(comment).map(DocCommentTree::getFullBody).map(Sources::markdown);
    }

    private static Optional<String> parameter(@Nullable DocCommentTree comment, String name) {
        List<? extends DocTree> tags = comment == null ? List.of() : comment.getBlockTags();
        return tags.stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .filter(tag -> tag.getName().toString().equals(name))
                .findFirst()
                .map(tag -> markdown(tag.getDescription()));
    }

    private static String markdown(List<? extends DocTree> parts) {
        return Markdown.of(parts);
    }

    private static String nameOf(Class<?> type) {
        return type.getName().replace('$', '.');
    }

    private static String nameOf(Method method) {
        return nameOf(method.getDeclaringClass()) + "#" + method.getName() + "/" + method.getParameterCount();
    }

    private final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees trees;
        private final List<String> names = new ArrayList<>();

        private Reader(DocTrees trees, String packageName) {
            this.trees = trees;
            names.add(packageName);
        }

        @Override
        public @Nullable Void visitPackage(PackageTree part, @Nullable Void nothing) {
            remember(names.getFirst());
            return super.visitPackage(part, null);
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            names.add(type.getSimpleName().toString());
            remember(String.join(".", names));
            super.visitClass(type, null);
            names.removeLast();
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            remember(String.join(".", names) + "#" + method.getName() + "/"
                    + method.getParameters().size());
            return super.visitMethod(method, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            List<? extends ExpressionTree> arguments = call.getArguments();
            if (call.getMethodSelect().toString().equals("Problem.of")
                    && arguments.get(1) instanceof LiteralTree code) {
                problemCodes.add(String.valueOf(code.getValue()));
            }
            return super.visitMethodInvocation(call, null);
        }

        private void remember(String name) {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                comments.putIfAbsent(name, comment);
            }
        }
    }
}
