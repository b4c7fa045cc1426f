package io.boxoffice.guard;

import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.dpop.ProofCheck;
import io.boxoffice.http.ErrorWriter;
import io.boxoffice.http.RequestPath;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.OwnApi;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;

/** The refusals of RFC 6750 3.1 and RFC 9449 7.1, each with exactly one {@code WWW-Authenticate}. */
enum Challenge {
    /** Nothing was presented that could be a token. */
    NO_TOKEN(401, ErrorCode.INVALID_TOKEN, ErrorWriter.CHALLENGE, "A bearer token is required."),
    /** A token was presented, and it is none that is good here; all reasons look the same. */
    INVALID_TOKEN(
            401,
            ErrorCode.INVALID_TOKEN,
            ErrorWriter.CHALLENGE + ", error=\"invalid_token\"",
            "The token is not valid here."),
    /** The same, of one that was presented with the scheme DPoP, or should have been. */
    INVALID_BOUND_TOKEN(
            401,
            ErrorCode.INVALID_TOKEN,
            Dpop.REALM + ", error=\"invalid_token\"" + Dpop.ALGS,
            "The token is not valid here."),
    /** The token is good, and the proof that it is in the right hands is none; all reasons look the same. */
    INVALID_PROOF(
            401,
            ErrorCode.INVALID_DPOP_PROOF,
            Dpop.REALM + ", error=\"invalid_dpop_proof\"" + Dpop.ALGS,
            "The DPoP proof is not valid here."),
    /** The token is good, and its owner may not do this. */
    INSUFFICIENT_SCOPE(
            403,
            ErrorCode.INSUFFICIENT_SCOPE,
            ErrorWriter.CHALLENGE + ", error=\"insufficient_scope\"",
            "The token does not permit this."),
    /** The same, of a token that is bound to a key. */
    INSUFFICIENT_SCOPE_OF_BOUND(
            403,
            ErrorCode.INSUFFICIENT_SCOPE,
            Dpop.REALM + ", error=\"insufficient_scope\"" + Dpop.ALGS,
            "The token does not permit this."),
    /** The token is good, and its user has not shown enough of who they are, or not lately enough (RFC 9470 3). */
    INSUFFICIENT_AUTHENTICATION(
            401,
            ErrorCode.INSUFFICIENT_USER_AUTHENTICATION,
            ErrorWriter.CHALLENGE + ", error=\"insufficient_user_authentication\"",
            "A more recent or a stronger login is required."),
    /** The same, of a token that is bound to a key. */
    INSUFFICIENT_AUTHENTICATION_OF_BOUND(
            401,
            ErrorCode.INSUFFICIENT_USER_AUTHENTICATION,
            Dpop.REALM + ", error=\"insufficient_user_authentication\"" + Dpop.ALGS,
            "A more recent or a stronger login is required.");

    private static final class Dpop {
        static final String REALM = "DPoP realm=\"boxoffice\"";
        static final String ALGS = ", algs=\"" + ProofCheck.ALGORITHMS + "\"";
    }

    private final int status;
    private final ErrorCode code;
    private final String header;
    private final String detail;

    Challenge(int status, ErrorCode code, String header, String detail) {
        this.status = status;
        this.code = code;
        this.header = header;
        this.detail = detail;
    }

    /** For a token that is good but not for this: in the scheme that it was presented with. */
    static Challenge insufficientScope(VerifiedAccessToken verified) {
        return verified.boundTo().isPresent() ? INSUFFICIENT_SCOPE_OF_BOUND : INSUFFICIENT_SCOPE;
    }

    /** For a token that is not good, in the scheme that it was presented with. */
    static Challenge invalidToken(BearerToken.Scheme scheme) {
        return switch (scheme) {
            case BEARER -> INVALID_TOKEN;
            case DPOP -> INVALID_BOUND_TOKEN;
        };
    }

    /** For a token that is good, and whose user has not shown enough: in the scheme that it was presented with. */
    static Challenge insufficientAuthentication(VerifiedAccessToken verified) {
        return verified.boundTo().isPresent() ? INSUFFICIENT_AUTHENTICATION_OF_BOUND : INSUFFICIENT_AUTHENTICATION;
    }

    void refuse(ContainerRequestContext context, RequestPath path, Issuer issuer, HttpServletResponse response) {
        announce("", path, issuer, response);
        context.abortWith(ErrorWriter.response(status, code, detail, path));
    }

    /** The same for whoever throws: the header, with more parameters, and what to throw. */
    OAuthException refusal(String parameters, RequestPath path, Issuer issuer, HttpServletResponse response) {
        announce(parameters, path, issuer, response);
        return new OAuthException(code, status, detail);
    }

    private void announce(String parameters, RequestPath path, Issuer issuer, HttpServletResponse response) {
        // Set, not added: the container has put a challenge of its own there.
        response.setHeader("WWW-Authenticate", header(parameters, path, issuer));
    }

    /** The value of {@code WWW-Authenticate}, with more parameters. */
    String header(String parameters, RequestPath path, Issuer issuer) {
        return header + parameters + metadata(path, issuer);
    }

    int status() {
        return status;
    }

    ErrorCode code() {
        return code;
    }

    /** Where a client learns who issues tokens for this API (RFC 9728 5.1): it has none that is good. */
    private String metadata(RequestPath path, Issuer issuer) {
        return status == 401
                ? OwnApi.at(issuer, path.text())
                        .map(api -> ", resource_metadata=\"" + api.metadataUrl() + '"')
                        .orElse("")
                : "";
    }
}
