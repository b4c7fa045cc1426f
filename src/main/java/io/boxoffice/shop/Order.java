package io.boxoffice.shop;

import com.github.f4b6a3.uuid.UuidCreator;
import io.boxoffice.guard.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** So many of a product for a tenant. It is placed by one of the tenant's users, and never changed or removed. */
@Entity(name = "ShopOrder") // ORDER is a word of the query language
@Table(name = "shop_order")
class Order {
    @Id
    private UUID id;

    private String tenant;

    @Column(name = "product_id")
    private UUID productId;

    private int quantity;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Order() {}

    Order(Tenant tenant, OrderRequest request, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.tenant = tenant.name();
        this.productId = request.productId();
        this.quantity = request.quantity();
        this.createdAt = now;
    }

    OrderView view() {
        return new OrderView(id, productId, quantity, tenant, createdAt);
    }
}
