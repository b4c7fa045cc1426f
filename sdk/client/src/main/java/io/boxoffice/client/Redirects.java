package io.boxoffice.client;

import jakarta.ws.rs.client.Client;
import java.lang.reflect.Method;

/**
 * Refuses a client that was built to follow redirects: it would take the token wherever an answer sends it. Jersey is told for
 * each call; RESTEasy can only be asked, and by name, since it need not be there.
 */
final class Redirects {
    private Redirects() {}

    static void refuseIn(Client client) {
        if (areFollowedBy(client)) {
            throw new IllegalStateException(
                    "the JAX-RS client must not follow redirects: it would take the token along");
        }
    }

    private static boolean areFollowedBy(Client client) {
        try {
            Object engine = method(client, "httpEngine").invoke(client);
            return Boolean.TRUE.equals(method(engine, "isFollowRedirects").invoke(engine));
        } catch (ReflectiveOperationException anotherLibrary) {
            return false;
        }
    }

    private static Method method(Object target, String name) throws NoSuchMethodException {
        return target.getClass().getMethod(name);
    }
}
