package io.boxoffice.page;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that is served, by its path: what lies in the WAR's folder {@code page}, and of the library the one file that the
 * page needs. They are read once, so no request chooses a file.
 */
final class PageFiles {
    private static final String FOLDER = "/page/";
    private static final String DOCUMENT = FOLDER + "index.html";

    /** Below it lies one folder, named as the version. */
    private static final String LIBRARY = "/webjars/lit-html/";

    private static final String LIBRARY_FILE = "lit-html.js";

    private final Map<String, PageFile> files = new TreeMap<>();

    private final String root;

    private PageFiles(String root) {
        this.root = root;
    }

    /** The files as the WAR has them, and the document with its addresses below the path where the world sees the node. */
    static PageFiles of(ServletContext war, String root) throws IOException {
        PageFiles page = new PageFiles(root);
        for (String path : inside(war, FOLDER)) {
            page.add(path.equals(DOCUMENT) ? "/" : path, war, path);
        }
        for (String version : inside(war, LIBRARY)) {
            page.add(FOLDER + LIBRARY_FILE, war, version + LIBRARY_FILE);
        }
        return page;
    }

    Optional<PageFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private void add(String served, ServletContext war, String path) throws IOException {
        try (InputStream content = war.getResourceAsStream(path)) {
            String text = text(Objects.requireNonNull(content, path));
            String placed = path.equals(DOCUMENT) ? text.replace("\"" + FOLDER, "\"" + root + FOLDER) : text;
            PageFile.of(path, placed).ifPresent(file -> files.put(served, file));
        }
    }

    private static String text(InputStream content) throws IOException {
        return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Set<String> inside(ServletContext war, String folder) {
        return Objects.requireNonNull(war.getResourcePaths(folder), folder);
    }
}
