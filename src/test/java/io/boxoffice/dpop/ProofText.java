package io.boxoffice.dpop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.boxoffice.json.Base64Url;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A good DPoP proof as JSON texts by name, for a test to change one of them. */
public final class ProofText {
    private static final ECKey EC = generate();

    private final Map<String, String> header = new TreeMap<>();
    private final Map<String, String> claims = new TreeMap<>();
    private final JWSSigner signer;
    private final JWSAlgorithm alg;

    private ProofText(JWK key, JWSAlgorithm alg, JWSSigner signer) {
        this.alg = alg;
        this.signer = signer;
        head("typ", "\"dpop+jwt\"").head("alg", "\"" + alg + "\"").head("jwk", publicHalf(key));
        with("jti", "\"" + UUID.randomUUID() + "\"");
    }

    /** Of a request and a second, by a key that all tests share. */
    public static ProofText of(String method, String url, long issuedAt) {
        try {
            return of(EC, JWSAlgorithm.ES256, new ECDSASigner(EC), method, url, issuedAt);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ProofText of(JWK key, JWSAlgorithm alg, JWSSigner signer, String method, String url, long issuedAt) {
        return new ProofText(key, alg, signer)
                .with("htm", "\"" + method + "\"")
                .with("htu", "\"" + url + "\"")
                .with("iat", Long.toString(issuedAt));
    }

    /** The thumbprint of the key that all tests share. */
    public static String thumbprint() {
        try {
            return EC.computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String publicHalf(JWK key) {
        return (key instanceof OctetSequenceKey ? key : key.toPublicJWK()).toJSONString();
    }

    /** That goes with an access token (RFC 9449 4.2). */
    public ProofText forToken(String token) {
        return with("ath", "\"" + Base64Url.encode(DpopProof.sha256(token)) + "\"");
    }

    /** With a claim, as JSON. */
    public ProofText with(String claim, String json) {
        claims.put(claim, json);
        return this;
    }

    ProofText without(String claim) {
        claims.remove(claim);
        return this;
    }

    ProofText head(String member, String json) {
        header.put(member, json);
        return this;
    }

    ProofText headless(String member) {
        header.remove(member);
        return this;
    }

    /** The text, truly signed. */
    public String compact() {
        String signed = part(header) + "." + part(claims);
        try {
            return signed + "." + signer.sign(new JWSHeader(alg), signed.getBytes(US_ASCII));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String part(Map<String, String> members) {
        String json = members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        return Base64Url.encode(json.getBytes(UTF_8));
    }
}
