package org.earwitness.workflow;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.earwitness.custody.CaseStore;
import org.earwitness.custody.CustodyEntry;
import org.earwitness.custody.CustodyEvent.ItemReceived;
import org.earwitness.digest.Sha256;

/** The labels of a case's items: Q1, C1 and so on. An item keeps the label of its first arrival. */
final class Labels {
    private final CaseStore store;
    private final Map<Sha256, String> given = new HashMap<>();

    Labels(CaseStore store) {
        this.store = store;
    }

    /**
     * The label of an item, a new one where it has none. Called while the case is held for writing, so that no other process
     * gives the same label.
     *
     * @param letter Q for what is questioned, C for what is compared with it
     */
    String of(Sha256 item, String letter) throws IOException {
        var labels = new HashMap<Sha256, String>();
        for (CustodyEntry entry : store.log().entries()) {
            if (entry.event() instanceof ItemReceived received
                    && received.arrival().label().matches("[A-Z][0-9]+")) {
                labels.putIfAbsent(received.item(), received.arrival().label());
            }
        }
        labels.putAll(given);
        String known = labels.get(item);
        if (known != null) {
            return known;
        }
        int number = 1;
        while (labels.containsValue(letter + number)) {
            number++;
        }
        given.put(item, letter + number);
        return letter + number;
    }
}
