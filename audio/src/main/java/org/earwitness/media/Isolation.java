package org.earwitness.media;

import java.util.List;

/**
 * The isolation that was in force while a child process read a file.
 *
 * @param mechanism in one word: bubblewrap, namespaces, limits or none
 * @param inForce what held the child, in words
 * @param absent what did not hold it on this machine, in words; empty when nothing is missing
 */
public record Isolation(String mechanism, List<String> inForce, List<String> absent) {
    public Isolation {
        inForce = List.copyOf(inForce);
        absent = List.copyOf(absent);
    }
}
