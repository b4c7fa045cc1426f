package io.boxoffice.shop;

import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The body that adds a product. */
record ProductRequest(String name, BigDecimal price) {
    private static final Pattern PRICE = Pattern.compile("(0|[1-9][0-9]{0,9})(\\.[0-9]{1,2})?");
    private static final int MAX_NAME = 200;

    static ProductRequest of(Body body) {
        body.only("name", "price");
        String name = body.text("name");
        if (name.isBlank() || name.codePointCount(0, name.length()) > MAX_NAME) {
            throw BodyRefused.malformed("The member name must be 1 to 200 characters.");
        }
        String price = body.text("price");
        if (!PRICE.matcher(price).matches()) {
            throw BodyRefused.malformed("The member price must be a decimal string such as \"9.50\".");
        }
        return new ProductRequest(name, new BigDecimal(price).setScale(2));
    }
}
