package io.boxoffice.mail;

import io.boxoffice.oauth.Secret;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import io.boxoffice.transport.Mode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether mails are sent, and by which server.
 *
 * @param server nothing where no host is set: then no mail is written and none is sent
 */
public record MailSettings(Optional<Server> server) {
    private static final String HOST = "boxoffice.mail.host";
    private static final String PORT = "boxoffice.mail.port";
    private static final String TLS = "boxoffice.mail.tls";
    private static final String USER = "boxoffice.mail.user";
    private static final String PASSWORD = "boxoffice.mail.password";
    private static final String FROM = "boxoffice.mail.from";
    private static final String LANGUAGE = "boxoffice.mail.language";
    private static final int LAST_PORT = 65_535;
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9._:-]{1,253}");
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9-]+";

    /** No dot at an end or beside another one: a mail from such an address is none (RFC 5322 3.2.3). */
    private static final Pattern ADDRESS =
            Pattern.compile("(?=.{1,64}@.{1,189}$)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")*");

    /** How the connection to the server is protected. */
    enum Tls {
        /** It begins in the clear and must become TLS before anything is said (RFC 3207). */
        STARTTLS,
        /** It is TLS from the beginning (RFC 8314 3.3). */
        TLS,
        /** It is not, which is for development. */
        NONE
    }

    /** The language of the texts. */
    enum Language {
        EN,
        DE
    }

    /** A name and a password for the server. */
    record Login(String user, Secret password) {}

    /**
     * A server that takes mails (RFC 6409).
     *
     * @param from the address that mails come from, of ASCII
     */
    record Server(String host, int port, Tls tls, Optional<Login> login, String from, Language language) {}

    /** Reads all of them; {@link BadSetting} for one that cannot be used, and for a server without what it needs. */
    public static MailSettings of(Settings settings) {
        int port = settings.integer(PORT, 1, LAST_PORT);
        Tls tls = tls(settings);
        Language language = settings.choice(LANGUAGE, Language.class);
        return new MailSettings(settings.find(HOST)
                .map(_ -> new Server(
                        settings.text(HOST, HOST_NAME, "the name of a host"),
                        port,
                        tls,
                        login(settings, tls),
                        settings.text(FROM, ADDRESS, "an e-mail address of ASCII"),
                        language)));
    }

    private static Tls tls(Settings settings) {
        Tls tls = settings.choice(TLS, Tls.class);
        if (tls == Tls.NONE && Mode.of(settings).isStrict()) {
            throw new BadSetting(TLS, "\"none\"", "starttls or tls where boxoffice.mode is not development");
        }
        return tls;
    }

    private static Optional<Login> login(Settings settings, Tls tls) {
        Optional<String> user = settings.find(USER);
        Optional<String> password = settings.secret(PASSWORD);
        if (user.isPresent() != password.isPresent()) {
            throw new BadSetting(user.isPresent() ? PASSWORD : USER, "nothing", "a value where the other one has one");
        }
        if (user.isPresent() && tls == Tls.NONE) {
            throw new BadSetting(TLS, "\"none\"", "starttls or tls where there is a password");
        }
        return user.map(name -> new Login(name, new Secret(password.orElseThrow())));
    }

    /** Whether mails are sent. */
    public boolean isOn() {
        return server.isPresent();
    }
}
