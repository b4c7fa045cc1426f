package io.boxoffice.transport;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * Takes the code and the echo out of Liberty's answer to a target that cannot be decoded, such as {@code /%00}: 400. It comes
 * before any application, and no setting of the container has to do with it; only its words are where we can reach them.
 */
@WebListener
public class BadTarget implements ServletContextListener {
    private static final Logger LOG = System.getLogger(BadTarget.class.getName());
    private static final String WORDS = "com.ibm.ws.webcontainer.resources.Messages";
    private static final String READER = "com.ibm.ejs.ras.TraceNLS";
    private static final String KEY = "bad.request.uri:.{0}";

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            ClassLoader container = containerOf(event.getServletContext());
            ResourceBundle words = wordsOf(container);
            quieten(words);
            readAnew(words);
        } catch (ReflectiveOperationException | RuntimeException changed) {
            LOG.log(Level.WARNING, "The container names itself in its answer to a target that is no URI: " + changed);
        }
    }

    /** The very bundle that the container looks into: another one of the same class would have a memory of its own. */
    private static ResourceBundle wordsOf(ClassLoader container) throws ReflectiveOperationException {
        return (ResourceBundle) container
                .loadClass(READER)
                .getMethod("getResourceBundle", Class.class, String.class, Locale.class)
                .invoke(null, container.loadClass(WORDS), WORDS, Locale.getDefault());
    }

    /** Once one of its words was asked for, it has a copy of its rows; Liberty opens this package of Java for itself. */
    private static void readAnew(ResourceBundle words) throws ReflectiveOperationException {
        Field copy = ListResourceBundle.class.getDeclaredField("lookup");
        copy.setAccessible(true);
        copy.set(words, null);
    }

    /** The class that is the context need not be of the bundle that has the words, but one above it is. */
    private static ClassLoader containerOf(ServletContext context) throws ClassNotFoundException {
        return Stream.<Class<?>>iterate(context.getClass(), type -> type != Object.class, Class::getSuperclass)
                .map(Class::getClassLoader)
                .filter(BadTarget::hasWords)
                .findFirst()
                .orElseThrow(() -> new ClassNotFoundException(WORDS));
    }

    private static boolean hasWords(ClassLoader loader) {
        return loader.getResource(WORDS.replace('.', '/') + ".class") != null;
    }

    /** The rows are shared by all instances of the class. */
    private static void quieten(ResourceBundle words) throws ReflectiveOperationException {
        Object[][] rows = (Object[][]) words.getClass().getMethod("getContents").invoke(words);
        Arrays.stream(rows).filter(row -> row[0].equals(KEY)).forEach(row -> row[1] = "Bad Request");
    }
}
