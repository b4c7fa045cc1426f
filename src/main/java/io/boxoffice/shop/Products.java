package io.boxoffice.shop;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The transactions on products. Their ids are in the order of their making, and so are lists of them. */
@Stateless
public class Products {
    /** What became of a removal. */
    public sealed interface Removing permits Removed, Unknown, Ordered {}

    /** The product is gone. */
    public record Removed() implements Removing {}

    /** There is no such product. */
    public record Unknown() implements Removing {}

    /** There are orders of it, so it stays. */
    public record Ordered() implements Removing {}

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /** Up to {@code count} products that come after one, or from the first. */
    public List<ProductView> after(Optional<UUID> last, int count) {
        return entities.createQuery("SELECT p FROM Product p WHERE p.id > :last ORDER BY p.id", Product.class)
                .setParameter("last", last.orElse(BEFORE_ALL))
                .setMaxResults(count)
                .getResultStream()
                .map(Product::view)
                .toList();
    }

    public Optional<ProductView> find(UUID id) {
        return Optional.ofNullable(entities.find(Product.class, id)).map(Product::view);
    }

    public ProductView add(ProductRequest request) {
        Product product = new Product(request.name(), request.price(), clock.instant());
        entities.persist(product);
        return product.view();
    }

    /** Removes a product that nobody has ordered. An order that comes in between is felt by the foreign key, as a fault. */
    public Removing remove(UUID id) {
        int removed = entities.createNativeQuery("DELETE FROM product WHERE id = ?1"
                        + " AND NOT EXISTS (SELECT 1 FROM shop_order WHERE product_id = ?1)")
                .setParameter(1, id)
                .executeUpdate();
        if (removed == 1) {
            return new Removed();
        }
        return find(id).isPresent() ? new Ordered() : new Unknown();
    }
}
