package io.boxoffice.resourceserver;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;

/** What a token says of its status (Token Status List 6.2). */
sealed interface StatusClaim {
    /** Nothing: its issuer keeps no list for it. */
    record Absent() implements StatusClaim {}

    /** Something that is no reference to a status list. */
    record Malformed() implements StatusClaim {}

    /** The place of its status in the list of this address. */
    record Reference(long index, String uri) implements StatusClaim {}

    /** The claim of a token whose signature was verified by whoever let it in. */
    static StatusClaim of(String token) {
        try {
            Map<String, Object> claims = JWSObject.parse(token).getPayload().toJSONObject();
            return claims == null ? new Malformed() : of(claims);
        } catch (ParseException malformed) {
            return new Malformed();
        }
    }

    private static StatusClaim of(Map<String, Object> claims) throws ParseException {
        if (!claims.containsKey("status")) {
            return new Absent();
        }
        Map<String, Object> status = JSONObjectUtils.getJSONObject(claims, "status");
        Map<String, Object> list = status == null ? null : JSONObjectUtils.getJSONObject(status, "status_list");
        if (list == null || !(list.get("idx") instanceof Long index) || !(list.get("uri") instanceof String uri)) {
            return new Malformed();
        }
        return index < 0 ? new Malformed() : new Reference(index, uri);
    }
}
