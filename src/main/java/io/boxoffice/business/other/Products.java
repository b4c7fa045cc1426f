package io.boxoffice.business.other;

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

    /** Whether there was such a product. */
    public boolean remove(UUID id) {
        return entities.createQuery("DELETE FROM Product p WHERE p.id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }
}
