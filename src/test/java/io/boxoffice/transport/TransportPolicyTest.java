package io.boxoffice.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Issuer;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract on modes and the plain port, as a table: every combination that differs. */
class TransportPolicyTest {
    private static final List<Cidr> PROXIES = List.of(
            Cidr.parse("10.0.0.0/8").orElseThrow(), Cidr.parse("127.0.0.1").orElseThrow());

    @ParameterizedTest
    @CsvSource({
        // mode, tls, peer, forwarded proto, method, path, browser, verdict
        "DEVELOPMENT, true,  203.0.113.7, '',    POST, /auth/login,             false, IN",
        "STAGING,     true,  203.0.113.7, '',    POST, /auth/login,             false, IN",
        "PRODUCTION,  true,  203.0.113.7, '',    POST, /auth/login,             false, IN",
        "PRODUCTION,  true,  203.0.113.7, http,  GET,  /api/server/me,          true,  IN",
        "DEVELOPMENT, false, 127.0.0.1,   '',    POST, /auth/login,             false, IN",
        "DEVELOPMENT, false, 127.8.9.1,   '',    GET,  /api/server/me,          true,  IN",
        "DEVELOPMENT, false, ::1,         '',    POST, /auth/login,             false, IN",
        "DEVELOPMENT, false, 203.0.113.7, '',    POST, /auth/login,             false, OUT",
        "DEVELOPMENT, false, 203.0.113.7, '',    GET,  /.well-known/jwks.json,  false, OUT",
        "DEVELOPMENT, false, 10.1.2.3,    https, POST, /auth/login,             false, OUT",
        "PRODUCTION,  false, 203.0.113.7, '',    GET,  /.well-known/jwks.json,  false, IN",
        "PRODUCTION,  false, 203.0.113.7, '',    GET,  /.well-known/jwks.json,  true,  IN",
        "STAGING,     false, 203.0.113.7, '',    GET,  /.well-known/jwks.json,  false, IN",
        "PRODUCTION,  false, 203.0.113.7, '',    GET,  /.well-known,            false, OUT",
        "PRODUCTION,  false, 203.0.113.7, '',    GET,  /health/ready,           false, IN",
        "PRODUCTION,  false, 203.0.113.7, '',    GET,  /health,                 true,  IN",
        "PRODUCTION,  false, 203.0.113.7, '',    GET,  /healthy,                false, OUT",
        "PRODUCTION,  false, 203.0.113.7, '',    GET,  /.well-knownx/jwks.json, false, OUT",
        "PRODUCTION,  false, 203.0.113.7, '',    GET,  /api/server/me,          true,  TO_TLS",
        "PRODUCTION,  false, 203.0.113.7, '',    GET,  /api/server/me,          false, OUT",
        "PRODUCTION,  false, 203.0.113.7, '',    POST, /auth/login,             true,  OUT",
        "PRODUCTION,  false, 203.0.113.7, '',    HEAD, /api/server/me,          true,  OUT",
        "STAGING,     false, 203.0.113.7, '',    GET,  /api/server/me,          true,  TO_TLS",
        "PRODUCTION,  false, 127.0.0.2,   '',    POST, /auth/login,             false, OUT",
        "PRODUCTION,  false, 10.1.2.3,    https, POST, /auth/login,             false, IN",
        "STAGING,     false, 10.1.2.3,    https, POST, /auth/login,             false, IN",
        "PRODUCTION,  false, 127.0.0.1,   https, POST, /auth/login,             false, IN",
        "PRODUCTION,  false, 10.1.2.3,    http,  POST, /auth/login,             false, OUT",
        "PRODUCTION,  false, 10.1.2.3,    '',    POST, /auth/login,             false, OUT",
        "PRODUCTION,  false, 10.1.2.3,    HTTPS, POST, /auth/login,             false, OUT",
        "PRODUCTION,  false, 10.1.2.3,    'https, http', POST, /auth/login,     false, OUT",
        "PRODUCTION,  false, 10.1.2.3,    'https,http', POST, /auth/login,      false, OUT",
        "PRODUCTION,  false, 10.1.2.3,    'https,https', POST, /auth/login,     false, OUT",
        "PRODUCTION,  false, 10.1.2.3,    http,  GET,  /api/server/me,          true,  TO_TLS",
        "PRODUCTION,  false, 203.0.113.7, https, POST, /auth/login,             false, OUT",
        "PRODUCTION,  false, 203.0.113.7, https, GET,  /api/server/me,          true,  TO_TLS"
    })
    void knockThenTheVerdictOfTheTable(
            Mode mode,
            boolean tls,
            String peer,
            String forwardedProto,
            String method,
            String path,
            boolean browser,
            TransportPolicy.Verdict verdict) {
        TransportPolicy policy = new TransportPolicy(
                new TransportSettings(mode, new Issuer("https://localhost:9443"), PROXIES, Set.of()));

        assertThat(policy.judge(new TransportPolicy.RequestLine(
                        tls, InetAddress.ofLiteral(peer), forwardedProto, method, path, browser)))
                .isEqualTo(verdict);
    }
}
