package io.boxoffice.system;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A server with what needs settings: a mail server, clients by their documents, keys that are announced for seconds. For tests in
 * the {@link ThirdLane}; it is started once, and stopped with the JVM.
 *
 * @param site where the makers of clients serve their documents
 */
record EquippedServer(Boxoffice boxoffice, DocumentSite site) {
    /** Where its mails go; who wants to read them listens there. */
    static final int MAIL_PORT = Node.freePort();

    /** How long a key is announced before it signs. */
    static final Duration ANNOUNCE = Duration.ofSeconds(12);

    /** How long it is announced where all verifiers have read it. */
    static final Duration LEAST = Duration.ofSeconds(3);

    private static @Nullable EquippedServer shared;

    static synchronized EquippedServer open() {
        EquippedServer server = shared;
        if (server == null) {
            server = start();
            shared = server;
        }
        return server;
    }

    private static EquippedServer start() {
        DocumentSite site = DocumentSite.open();
        Boxoffice boxoffice = Boxoffice.fresh(
                "boxoffice.keys.announce=" + ANNOUNCE,
                "boxoffice.keys.announce.least=" + LEAST,
                "boxoffice.keys.check=PT1S",
                "boxoffice.mail.host=localhost",
                "boxoffice.mail.port=" + MAIL_PORT,
                "boxoffice.mail.tls=none",
                "boxoffice.mail.from=boxoffice@example.org",
                "boxoffice.recovery.link=P7D",
                "boxoffice.clients.metadata.documents=on",
                "boxoffice.clients.metadata.audiences=other",
                "boxoffice.limit.document.address=0",
                site.jvmArguments());
        return new EquippedServer(boxoffice, site);
    }
}
