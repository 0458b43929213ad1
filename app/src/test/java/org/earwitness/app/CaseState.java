package org.earwitness.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.earwitness.custody.CaseLog;
import org.earwitness.custody.CustodyEntry;
import org.earwitness.custody.CustodyEvent.ItemReceived;
import org.earwitness.digest.Sha256;
import org.earwitness.verify.CaseVerifier;
import org.earwitness.verify.Receipt;

/** What must hold of a case whatever happened to those who wrote to it. */
final class CaseState {
    private CaseState() {}

    /** All digests, roots and signatures hold, the receipt's history is continued, and every label is of one item. */
    static void requireSound(Path directory, Optional<Receipt> before) throws IOException {
        assertThat(CaseVerifier.check(directory, before).failures()).isEmpty();
        Map<String, Sha256> labels = new HashMap<>();
        Map<Sha256, String> items = new HashMap<>();
        for (CustodyEntry entry : CaseLog.read(directory).entries()) {
            if (entry.event() instanceof ItemReceived received) {
                String label = received.arrival().label();
                assertThat(Optional.ofNullable(labels.put(label, received.item()))
                                .orElse(received.item()))
                        .as("the item that is called %s", label)
                        .isEqualTo(received.item());
                assertThat(Optional.ofNullable(items.put(received.item(), label))
                                .orElse(label))
                        .isEqualTo(label);
            }
        }
    }

    static Receipt receipt(Path directory) throws IOException {
        return new Receipt(CaseLog.read(directory).checkpoint());
    }
}
