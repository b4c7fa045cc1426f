package io.boxoffice.client;

import io.boxoffice.client.AudienceTokensException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Those on whose behalf a service calls an API (RFC 8693 1.1), each known by the access token that they called with. The
 * tokens that theirs were exchanged for are kept for so many of them; who has not called for longest is forgotten first.
 */
final class SubjectCallers implements Callers {
    static final int MAX_SUBJECTS = 1_000;

    /** RFC 6750 2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,16384}");

    private final Supplier<@Nullable String> subjectToken;
    private final Function<String, AudienceSession> exchange;

    /** By the hash of their token. */
    private final Map<String, AudienceSession> sessions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AudienceSession> eldest) {
            return size() > MAX_SUBJECTS;
        }
    };

    private boolean closed;

    SubjectCallers(Supplier<@Nullable String> subjectToken, Function<String, AudienceSession> exchange) {
        this.subjectToken = subjectToken;
        this.exchange = exchange;
    }

    @Override
    public AudienceSession session() {
        String token = token();
        synchronized (sessions) {
            if (closed) {
                throw new AudienceTokensException(Reason.CLOSED, "closed");
            }
            return sessions.computeIfAbsent(hash(token), unknown -> exchange.apply(token));
        }
    }

    private String token() {
        try {
            String token = subjectToken.get();
            if (token != null && TOKEN.matcher(token).matches()) {
                return token;
            }
        } catch (RuntimeException outsideOfARequest) {
            throw new AudienceTokensException(
                    Reason.LOGIN_NEEDED,
                    "no token of a caller: " + outsideOfARequest.getClass().getSimpleName());
        }
        throw new AudienceTokensException(Reason.LOGIN_NEEDED, "no token of a caller");
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        List<AudienceSession> open;
        synchronized (sessions) {
            closed = true;
            open = new ArrayList<>(sessions.values());
            sessions.clear();
        }
        open.forEach(AudienceSession::close);
    }
}
