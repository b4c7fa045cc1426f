package io.boxoffice.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder with all that is in it. */
public final class Trees {
    private Trees() {}

    /** Deletes it, if it is there. Links are deleted, not followed. */
    public static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            for (Path path : deepestFirst(root)) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Gives it to another user, if it is not that user's yet. */
    public static void giveTo(String user, Path root) throws IOException {
        UserPrincipal owner =
                root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        if (Files.exists(root) && !Files.getOwner(root).equals(owner)) {
            for (Path path : deepestFirst(root)) {
                Files.setOwner(path, owner);
            }
        }
    }

    private static List<Path> deepestFirst(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
