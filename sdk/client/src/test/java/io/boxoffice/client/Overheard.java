package io.boxoffice.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that the package writes to its log, on any level. */
final class Overheard extends Handler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(Overheard.class.getPackageName());
    final List<String> lines = new CopyOnWriteArrayList<>();

    Overheard() {
        LOGGER.setLevel(Level.ALL);
        LOGGER.addHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(new SimpleFormatter().format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setLevel(null);
    }
}
