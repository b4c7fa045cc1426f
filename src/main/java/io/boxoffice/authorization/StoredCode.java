package io.boxoffice.authorization;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.IdClaims;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code as stored: made when its user agreed, good for a minute, redeemed once by one conditional write. It stays for an hour, so that a second
 * use is told from a text that was never a code.
 */
@Entity
@Table(name = "authorization_code")
class StoredCode {
    @Id
    private byte[] hash;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "sign_in_id")
    private UUID signInId;

    private String audience;
    private String scope;

    @Column(name = "identity_scope")
    private String identityScope;

    @Column(name = "redirect_uri")
    private String redirectUri;

    private @Nullable String challenge;
    private @Nullable String jkt;
    private @Nullable String nonce;

    @Column(name = "id_claims")
    private String idClaims;

    @Column(name = "auth_time")
    private Instant authTime;

    private String amr;
    private String acr;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "redeemed_at")
    private @Nullable Instant redeemedAt;

    @Column(name = "session_id", insertable = false)
    private @Nullable UUID sessionId;

    @SuppressWarnings("NullAway.Init")
    protected StoredCode() {}

    StoredCode(RandomSecret code, CodeGrant grant, Instant now, Duration life) {
        this.hash = code.hash();
        this.clientId = grant.client().value();
        this.accountId = grant.user().value();
        this.signInId = grant.signIn().value();
        this.audience = grant.audience().name();
        this.scope = grant.scope().toString();
        this.identityScope = grant.identity().toString();
        this.redirectUri = grant.redirectUri();
        this.challenge = grant.challenge().orElse(null);
        this.jkt = grant.boundTo().map(Confirmation::thumbprint).orElse(null);
        this.nonce = grant.nonce().orElse(null);
        this.idClaims = grant.idClaims().toString();
        this.authTime = grant.authentication().at();
        this.amr = grant.authentication().amr();
        this.acr = grant.authentication().level();
        this.expiresAt = now.plus(life);
    }

    boolean isOverAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean isRedeemed() {
        return redeemedAt != null;
    }

    Optional<SessionId> session() {
        return Optional.ofNullable(sessionId).map(SessionId::new);
    }

    CodeGrant grant() {
        return new CodeGrant(
                new ClientId(clientId),
                new UserId(accountId),
                new SignInId(signInId),
                Authentication.stored(authTime, amr, acr),
                new Audience(audience),
                Scopes.parse(scope).orElse(Scopes.NONE),
                Scopes.parse(identityScope).orElse(Scopes.NONE),
                redirectUri,
                Optional.ofNullable(challenge),
                Optional.ofNullable(jkt).map(Confirmation::new),
                Optional.ofNullable(nonce),
                IdClaims.stored(idClaims));
    }
}
