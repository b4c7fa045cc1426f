package io.boxoffice.shop;

import java.util.UUID;

/**
 * A product as it goes out.
 *
 * @param price a decimal string with two digits after the point
 */
public record ProductView(UUID id, String name, String price) {}
