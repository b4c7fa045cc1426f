package io.boxoffice.refresh;

import io.boxoffice.accesstoken.AccessTokenStamp;
import io.boxoffice.database.Statements;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.IdClaims;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session is a family of refresh tokens: one login, one user, one client, one audience. It begins with a login and its first
 * generation; each refresh rewrites the row with the next one. It is over at its absolute end, when it was idle for too
 * long, or when it is ended before; nothing brings it back. Rotation writes past this object, by one conditional update.
 */
@Entity
@Table(name = "session")
class Session {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "client_id")
    private String clientId;

    private String audience;
    private String scope;

    /** Of a session from before the column it is when the session began. */
    @Column(name = "auth_time")
    private @Nullable Instant authTime;

    private String amr;
    private String acr;

    /** The thumbprint of the key that its tokens are bound to. */
    private @Nullable String jkt;

    @Column(name = "sign_in_id")
    private @Nullable UUID signInId;

    @Column(name = "identity_scope")
    private String identityScope;

    /** What its ID tokens have besides; nothing where nothing was asked for. */
    @Column(name = "id_claims")
    private @Nullable String idClaims;

    private @Nullable String address;

    @Column(name = "user_agent")
    private @Nullable String userAgent;

    /** Of a session that was passed on by another device: what its user calls this one. */
    @Column(name = "device_name")
    private @Nullable String deviceName;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "absolute_end")
    private Instant absoluteEnd;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    private int generation;

    @Column(name = "secret_hash")
    private byte[] secretHash;

    private byte[] waypoints;

    @Column(name = "rotated_at")
    private Instant rotatedAt;

    @Column(name = "idle_end")
    private Instant idleEnd;

    @Column(name = "access_jti")
    private String accessJti;

    @Column(name = "access_issued_at")
    private Instant accessIssuedAt;

    @Column(name = "access_expires_at")
    private Instant accessExpiresAt;

    /** The last end of any access token of this session. */
    @Column(name = "access_end")
    private Instant accessEnd;

    @SuppressWarnings("NullAway.Init")
    protected Session() {}

    @SuppressWarnings("NullAway.Init") // the rest is taken from the family
    Session(SessionFacts facts, Device device, byte[] secretHash, TokenTimes lives, AccessTokenStamp access) {
        this.id = facts.id().value();
        take(facts.family());
        this.address = device.address();
        this.userAgent = device.userAgent();
        this.deviceName = device.name().orElse(null);
        this.createdAt = lives.now();
        this.absoluteEnd = lives.absoluteEnd();
        this.generation = 1;
        this.secretHash = secretHash;
        this.waypoints = new byte[0];
        this.rotatedAt = lives.now();
        this.idleEnd = lives.idleEnd();
        this.accessJti = access.jti().value();
        this.accessIssuedAt = access.issuedAt();
        this.accessExpiresAt = access.expiresAt();
        this.accessEnd = access.expiresAt();
    }

    /** The columns that {@link #read} reads, in its order. */
    static final String COLUMNS = "s.id, s.account_id, s.client_id, s.audience, s.scope, s.auth_time, s.amr, s.acr,"
            + " s.jkt, s.sign_in_id, s.identity_scope, s.id_claims, s.created_at,"
            + " s.absolute_end, s.ended_at, s.generation, s.secret_hash, s.waypoints, s.rotated_at,"
            + " s.idle_end, s.access_jti, s.access_issued_at, s.access_expires_at, s.access_end";

    /** How many they are. */
    static final int COLUMN_COUNT = COLUMNS.split(",", -1).length;

    /** What a row says that a statement of our own gave, but for where the session came from. */
    @SuppressWarnings("NullAway") // the columns say which of them may be null, as the fields do
    static Session read(ResultSet row) throws SQLException {
        Session read = new Session();
        read.id = row.getObject(1, UUID.class);
        read.accountId = row.getObject(2, UUID.class);
        read.clientId = row.getString(3);
        read.audience = row.getString(4);
        read.scope = row.getString(5);
        read.authTime = Statements.time(row, 6);
        read.amr = row.getString(7);
        read.acr = row.getString(8);
        read.jkt = row.getString(9);
        read.signInId = row.getObject(10, UUID.class);
        read.identityScope = row.getString(11);
        read.idClaims = row.getString(12);
        read.createdAt = Statements.time(row, 13);
        read.absoluteEnd = Statements.time(row, 14);
        read.endedAt = Statements.time(row, 15);
        read.generation = row.getInt(16);
        read.secretHash = row.getBytes(17);
        read.waypoints = row.getBytes(18);
        read.rotatedAt = Statements.time(row, 19);
        read.idleEnd = Statements.time(row, 20);
        read.accessJti = row.getString(21);
        read.accessIssuedAt = Statements.time(row, 22);
        read.accessExpiresAt = Statements.time(row, 23);
        read.accessEnd = Statements.time(row, 24);
        return read;
    }

    private void take(Family family) {
        accountId = family.user().value();
        clientId = family.client().value();
        audience = family.audience().name();
        scope = family.scope().toString();
        authTime = family.authentication().at();
        amr = family.authentication().amr();
        acr = family.authentication().level();
        jkt = family.boundTo().map(Confirmation::thumbprint).orElse(null);
        signInId = family.signIn().map(SignInId::value).orElse(null);
        identityScope = family.identity().toString();
        idClaims = family.idClaims().isEmpty() ? null : family.idClaims().toString();
    }

    boolean isEnded() {
        return endedAt != null;
    }

    boolean isOverAt(Instant now) {
        return isEnded() || !now.isBefore(absoluteEnd) || !now.isBefore(idleEnd);
    }

    SessionId id() {
        return new SessionId(id);
    }

    int generation() {
        return generation;
    }

    byte[] secretHash() {
        return secretHash;
    }

    Waypoints waypoints() {
        return new Waypoints(waypoints);
    }

    Instant rotatedAt() {
        return rotatedAt;
    }

    Instant absoluteEnd() {
        return absoluteEnd;
    }

    Instant idleEnd() {
        return idleEnd;
    }

    Instant accessEnd() {
        return accessEnd;
    }

    Audience audience() {
        return new Audience(audience);
    }

    AccessTokenStamp access() {
        return new AccessTokenStamp(new TokenId(accessJti), accessIssuedAt, accessExpiresAt);
    }

    SessionFacts facts() {
        return new SessionFacts(id(), family());
    }

    private Family family() {
        return new Family(
                new UserId(accountId),
                new ClientId(clientId),
                audience(),
                Scopes.parse(scope).orElse(Scopes.NONE),
                Authentication.stored(authTime == null ? createdAt : authTime, amr, acr),
                Optional.ofNullable(jkt).map(Confirmation::new),
                Optional.ofNullable(signInId).map(SignInId::new),
                Scopes.parse(identityScope).orElse(Scopes.NONE),
                idClaims == null ? IdClaims.NONE : IdClaims.stored(idClaims));
    }

    SessionRecord record() {
        // A token that is not rotated is used, too.
        Instant usedAt = accessIssuedAt.isAfter(rotatedAt) ? accessIssuedAt : rotatedAt;
        return new SessionRecord(
                id(), new UserId(accountId), audience, createdAt, usedAt, idleEnd, address, userAgent, deviceName);
    }
}
