package io.boxoffice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What wrong calls bring. That the server and {@code ResourceServer} refuse them is tested there. */
class RefusedProofsTest {
    private static final String ADDRESS = "https://orders.example:8443/v1/orders";

    @RegisterExtension
    static final BoxofficeIssuer issuer = BoxofficeIssuer.forAudience("orders");

    @Test
    void allThenFiftyAndMoreAndThoseOfTheStandardAmongThem() {
        List<RefusedProof> all =
                issuer.token("alice").refusedProofs("GET", URI.create(ADDRESS)).toList();
        assertThat(all).hasSize(ProofFault.values().length).hasSizeGreaterThan(50);
        assertThat(all.stream().map(RefusedProof::authorization)).doesNotHaveDuplicates();
        assertThat(issuer.token("alice").refusedProofs(Strictness.STANDARD, "GET", URI.create(ADDRESS)))
                .hasSizeBetween(30, all.size() - 1)
                .allMatch(wrong -> wrong.fault().refusedBy() == Strictness.STANDARD);
    }

    /** The arguments of the annotation reach the calls. */
    @ParameterizedTest
    @RefusedProofs(uri = ADDRESS, method = "POST", scope = "orders.write", value = Strictness.STANDARD)
    void annotatedThenCallsOfThatMethodAndToken(RefusedProof wrong) throws ParseException {
        assertThat(wrong.toString())
                .isEqualTo(wrong.fault().name() + ": " + wrong.fault().words());
        assertThat(claims(tokenOf(wrong))).containsEntry("scope", "orders.write");
        if (wrong.fault() == ProofFault.ANOTHER_KEY) {
            assertThat(claims(wrong.proofs().get(0)))
                    .containsEntry("htm", "POST")
                    .containsEntry("htu", ADDRESS);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_BOUND")
    void faultThenTheTokenIsBoundToAKeyOfItsOwn(ProofFault fault) throws ParseException {
        String token = tokenOf(of(fault));
        assertThat(claims(token)).containsKey("cnf");
        assertThat(claims(token)).isNotEqualTo(claims(tokenOf(of(fault))));
    }

    @Test
    void tokenThatIsNotBoundThenSaidSoAlsoWhereTheBuilderBindsIt() throws ParseException {
        RefusedProof wrong = issuer.token("alice")
                .boundTo(issuer.dpopKey())
                .refusedProof(ProofFault.NOT_BOUND, "GET", URI.create(ADDRESS));
        assertThat(claims(tokenOf(wrong))).doesNotContainKey("cnf");
    }

    /** RFC 9449 4.3: the query does not count, so it must not hide what is wrong. */
    @Test
    void addressWithAQueryThenAnotherPathAllTheSame() throws ParseException {
        RefusedProof wrong = issuer.token("alice")
                .refusedProof(ProofFault.ANOTHER_PATH, "GET", URI.create(ADDRESS + "?status=open"));
        assertThat(claims(wrong.proofs().get(0))).containsEntry("htu", ADDRESS + "/x");
    }

    @Test
    void usedBeforeThenThatProofOrItsId() throws ParseException {
        RefusedProof same = of(ProofFault.USED_BEFORE);
        assertThat(same.proofs()).containsExactly(same.before().orElseThrow());
        RefusedProof another = of(ProofFault.ID_USED_BEFORE);
        assertThat(another.proofs()).doesNotContain(another.before().orElseThrow());
        assertThat(claims(another.proofs().get(0)).get("jti"))
                .isEqualTo(claims(another.before().orElseThrow()).get("jti"));
    }

    @Test
    void noneOrTwoThenSoManyHeaders() {
        assertThat(of(ProofFault.NO_PROOF).proofs()).isEmpty();
        assertThat(of(ProofFault.TWO_PROOFS).proofs()).hasSize(2);
        assertThat(of(ProofFault.AS_BEARER).authorization()).startsWith("Bearer ");
    }

    private static RefusedProof of(ProofFault fault) {
        return issuer.token("alice").refusedProof(fault, "GET", URI.create(ADDRESS));
    }

    private static String tokenOf(RefusedProof wrong) {
        return wrong.authorization().replaceFirst("^\\w+ ", "");
    }

    private static Map<String, Object> claims(String jwt) throws ParseException {
        return JWSObject.parse(jwt).getPayload().toJSONObject();
    }
}
