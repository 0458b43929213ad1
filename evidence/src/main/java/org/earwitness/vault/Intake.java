package org.earwitness.vault;

/**
 * What became of a file that was offered to the vault.
 *
 * @param item the stored original
 * @param alreadyPresent whether the vault had the same bytes before
 */
public record Intake(StoredItem item, boolean alreadyPresent) {}
