package io.boxoffice.client;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What runs a refresh ahead of expiry. */
final class Background {
    private static final String MANAGED = "java:comp/DefaultManagedExecutorService";

    private Background() {}

    /** The container's executor, where there is one; else threads that end when they have been idle, and that no JVM waits for. The name is a constant. */
    @SuppressWarnings("BanJNDI")
    static Executor find(List<Runnable> lastly) {
        try {
            if (InitialContext.doLookup(MANAGED) instanceof ExecutorService managed) {
                return managed;
            }
        } catch (NamingException outsideOfAContainer) {
            return ofItsOwn(lastly);
        }
        return ofItsOwn(lastly);
    }

    private static Executor ofItsOwn(List<Runnable> lastly) {
        ExecutorService own = Executors.newCachedThreadPool(Background::thread);
        lastly.add(own::shutdownNow);
        return own;
    }

    private static Thread thread(Runnable refresh) {
        Thread thread = new Thread(refresh, "audience-tokens");
        thread.setDaemon(true);
        return thread;
    }
}
