package io.boxoffice.shop;

import java.time.Instant;
import java.util.UUID;

/** An order as it goes out. */
public record OrderView(UUID id, UUID productId, int quantity, String tenant, Instant createdAt) {}
