package io.boxoffice.shop;

import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.Ids;
import java.util.UUID;

/**
 * The body that places an order.
 *
 * @param quantity 1 to 1000
 */
record OrderRequest(UUID productId, int quantity) {
    private static final int MOST = 1_000;

    static OrderRequest of(Body body) {
        body.only("product_id", "quantity");
        UUID product = Ids.parse(body.text("product_id"))
                .orElseThrow(() -> BodyRefused.malformed("The member product_id must be the id of a product."));
        return new OrderRequest(product, body.integer("quantity", 1, MOST));
    }
}
