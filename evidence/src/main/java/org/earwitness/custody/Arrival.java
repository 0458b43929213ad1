package org.earwitness.custody;

/**
 * What is said about a file at its intake. All of it can endanger a source and is erased when the item is withdrawn.
 *
 * @param label what the desk calls it
 * @param claimedProvenance where it is said to come from; a claim
 * @param fileName the name that it arrived under
 */
public record Arrival(String label, String claimedProvenance, String fileName) {}
