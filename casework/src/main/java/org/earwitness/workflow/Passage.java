package org.earwitness.workflow;

import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.Match;

/**
 * A passage of the questioned recording that was found in a recording with a label.
 *
 * @param label of that recording in the case
 * @param sha256 of its file
 * @param seconds length of that recording
 */
public record Passage(String label, Sha256 sha256, double seconds, Match match) {
    double querySeconds() {
        return match.queryEndSeconds() - match.queryStartSeconds();
    }

    double matchSeconds() {
        return match.matchEndSeconds() - match.matchStartSeconds();
    }
}
