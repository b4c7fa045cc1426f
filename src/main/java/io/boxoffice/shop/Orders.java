package io.boxoffice.shop;

import io.boxoffice.guard.Tenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The transactions on orders. Each is of one tenant: without a {@link Tenant} none of them can be called. */
@Stateless
public class Orders {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /** Up to {@code count} orders of a tenant, the oldest first, that come after one, or from the first. */
    public List<OrderView> after(Tenant tenant, Optional<UUID> last, int count) {
        return entities.createQuery(
                        "SELECT o FROM ShopOrder o WHERE o.tenant = :tenant AND o.id > :last ORDER BY o.id",
                        Order.class)
                .setParameter("tenant", tenant.name())
                .setParameter("last", last.orElse(BEFORE_ALL))
                .setMaxResults(count)
                .getResultStream()
                .map(Order::view)
                .toList();
    }

    /** An order of a tenant; nothing if it is another's. */
    public Optional<OrderView> find(Tenant tenant, UUID id) {
        return entities.createQuery("SELECT o FROM ShopOrder o WHERE o.tenant = :tenant AND o.id = :id", Order.class)
                .setParameter("tenant", tenant.name())
                .setParameter("id", id)
                .getResultStream()
                .map(Order::view)
                .findFirst();
    }

    /** Places an order for a tenant; nothing if there is no such product. */
    public Optional<OrderView> place(Tenant tenant, OrderRequest request) {
        if (entities.find(Product.class, request.productId()) == null) {
            return Optional.empty();
        }
        Order order = new Order(tenant, request, clock.instant());
        entities.persist(order);
        entities.flush(); // a product that was removed in between is felt here, by the foreign key
        return Optional.of(order.view());
    }
}
