package io.boxoffice.vault;

/**
 * The ring is sealed under the master key of this node.
 *
 * @param keys how many keys it has
 * @param moved how many of them were under the previous master key until now
 * @param previous whether this node was given a previous master key at all
 */
public record Resealed(int keys, int moved, boolean previous) {}
