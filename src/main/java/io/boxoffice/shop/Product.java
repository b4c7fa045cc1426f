package io.boxoffice.shop;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Something the shop sells. It is added by an administrator, never changed, and removed by one. */
@Entity
@Table(name = "product")
class Product {
    @Id
    private UUID id;

    private String name;
    private BigDecimal price;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Product() {}

    Product(String name, BigDecimal price, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.name = name;
        this.price = price;
        this.createdAt = now;
    }

    Instant createdAt() {
        return createdAt;
    }

    ProductView view() {
        return new ProductView(id, name, price.setScale(2).toPlainString());
    }
}
