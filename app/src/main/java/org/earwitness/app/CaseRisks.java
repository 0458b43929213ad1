package org.earwitness.app;

import java.io.IOException;
import java.util.Locale;
import org.earwitness.custody.CaseStore;
import org.earwitness.custody.StorageRisk;

/** Names what is unsafe about the place that a case lies in. */
final class CaseRisks {
    private CaseRisks() {}

    static void tell(Console console, CaseStore store) throws IOException {
        for (StorageRisk risk : store.storageRisks()) {
            console.complain("the place of the case is a risk ("
                    + risk.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + risk.detail()
                    + "). Others may read or change it there; keep cases on a local disk of your own.");
        }
    }
}
