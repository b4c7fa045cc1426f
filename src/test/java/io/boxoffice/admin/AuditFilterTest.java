package io.boxoffice.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.account.UserQuery;
import io.boxoffice.audit.Address;
import io.boxoffice.audit.AuditQuery;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.Outcome;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.UserId;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditFilterTest {
    private final AuditFilter filter = new AuditFilter();

    @Test
    void nothingAskedThenEverything() {
        assertThat(read())
                .isEqualTo(new AuditQuery(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new AuditQuery.Span(Optional.empty(), Optional.empty())));
    }

    @Test
    void everythingAskedThenRead() {
        filter.type = "authn_login_fail";
        filter.userId = "019aaa2f-6d6b-7b1c-8a3e-1f0e5d3c2b1a";
        filter.outcome = "failure";
        filter.address = "2001:DB8:0::77";
        filter.correlationId = "4f1c.2a_-";
        filter.since = "2026-11-22T00:00:00Z";
        filter.until = "2026-11-22T09:30:00.123456789Z";

        assertThat(read())
                .isEqualTo(new AuditQuery(
                        Optional.of(EventType.AUTHN_LOGIN_FAIL),
                        Optional.of(Outcome.FAILURE),
                        UserId.parse("019aaa2f-6d6b-7b1c-8a3e-1f0e5d3c2b1a"),
                        Optional.of(new Address(InetAddress.ofLiteral("2001:db8::77"))),
                        Optional.of("4f1c.2a_-"),
                        new AuditQuery.Span(
                                Optional.of(Instant.parse("2026-11-22T00:00:00Z")),
                                Optional.of(Instant.parse("2026-11-22T09:30:00.123456Z")))));
    }

    @Test
    void nameThenTheIdOfThatUserOrOfNobody() {
        filter.name = "Alice";
        assertThat(filter.query(name -> Optional.of(name)
                                .filter(new UserQuery.Named("alice")::equals)
                                .map(found -> new UserId(new UUID(1, 2))))
                        .user())
                .contains(new UserId(new UUID(1, 2)));
        assertThat(read().user()).isPresent();
        filter.userId = new UUID(1, 2).toString();
        refused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "SUCCESS", "success ", "success,failure"})
    void noOutcomeThenRefused(String text) {
        filter.outcome = text;

        refused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "192.0.2.0/24", "192.0.2", "192.0.2.256", "1", ":", "::1%1", "[::1]", "::1::"})
    void noAddressThenRefused(String text) {
        filter.address = text;

        refused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "\u00E9", "a%"})
    void noCorrelationIdThenRefused(String text) {
        filter.correlationId = text;
        refused();
        filter.correlationId = "a".repeat(65);
        refused();
    }

    @ParameterizedTest
    @EnumSource
    void typeThenReadAsItTravels(EventType type) {
        filter.type = type.wire();

        assertThat(read().type()).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AUTHN_LOGIN_FAIL", "authn_login", "authn_login_fail ", "%", "' OR 1=1"})
    void noTypeThenRefused(String text) {
        filter.type = text;

        refused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "admin", "019AAA2F-6d6b-7b1c-8a3e-1f0e5d3c2b1a", "1-1-1-1-1"})
    void noIdThenRefused(String text) {
        filter.userId = text;

        refused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-22",
                "2026-11-22T00:00:00",
                "2026-11-22T00:00:00+01:00",
                "2026-11-22T00:00:00 01:00",
                "2026-02-30T00:00:00Z",
                "2026-11-22T25:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "2026-11-22T00:00:00.1234567890Z"
            })
    void noTimeThenRefused(String text) {
        filter.since = text;
        refused();
        filter.since = null;
        filter.until = text;
        refused();
    }

    private AuditQuery read() {
        return filter.query(name -> Optional.empty());
    }

    private void refused() {
        assertThatThrownBy(this::read).isInstanceOf(BodyRefused.class);
    }
}
