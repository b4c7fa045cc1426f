package io.boxoffice.boot;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * SIGTERM, caught. Java has one class that knows signals, {@code sun.misc.Signal} of the module {@code jdk.unsupported};
 * javac warns of it, and here warnings are errors, so it is called by name.
 */
final class Sigterm {
    private final Method handle;
    private final Object signal;

    /** Who is told of the signal next; known when ours has taken its place. */
    private final CompletableFuture<Object> next = new CompletableFuture<>();

    private Sigterm(Class<?> type, Class<?> handler) throws ReflectiveOperationException {
        handle = type.getMethod("handle", type, handler);
        signal = type.getConstructor(String.class).newInstance("TERM");
    }

    /**
     * Has SIGTERM do this first, and then what it did before; each signal has a thread of its own. Empty where this Java
     * does not tell of signals, or was told not to ({@code -Xrs}).
     */
    static Optional<Sigterm> doFirst(Runnable first) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Sigterm caught = new Sigterm(type, handler);
            Method told = handler.getMethod("handle", type);
            InvocationHandler ours = (proxy, method, arguments) -> {
                if (!method.equals(told)) {
                    return method.invoke(caught, arguments);
                }
                try {
                    first.run();
                } finally { // whatever it comes to: who is told to end must end
                    told.invoke(caught.next.join(), arguments);
                }
                return null;
            };
            Object proxy = Proxy.newProxyInstance(Sigterm.class.getClassLoader(), new Class<?>[] {handler}, ours);
            caught.next.complete(caught.put(proxy));
            return Optional.of(caught);
        } catch (ReflectiveOperationException notTold) {
            return Optional.empty();
        }
    }

    /** SIGTERM does again what it did before. */
    void release() {
        try {
            put(next.join());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Object put(Object handler) throws ReflectiveOperationException {
        return handle.invoke(null, signal, handler);
    }
}
