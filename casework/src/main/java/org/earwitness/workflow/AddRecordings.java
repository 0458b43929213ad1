package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earwitness.custody.Arrival;
import org.earwitness.custody.CaseStore;
import org.earwitness.custody.CaseWriter;
import org.earwitness.digest.Sha256;
import org.earwitness.vault.StoredItem;

/** Takes recordings into a case. */
public final class AddRecordings {
    /** What was taken in. */
    public record Added(String label, Path file, Sha256 sha256, long bytes) {}

    private final Desk desk;

    public AddRecordings(Desk desk) {
        this.desk = desk;
    }

    /**
     * Takes files in, one after the other; each is acknowledged before the next, so that a failure loses none before it.
     *
     * @param letter Q for questioned recordings, C for what they are compared with
     * @param provenance where they are said to come from
     * @param listener hears of each file once it is acknowledged
     * @throws org.earwitness.digest.EvidenceException where a file cannot be taken in
     */
    public List<Added> add(
            CaseStore store,
            List<Path> files,
            String letter,
            String provenance,
            java.util.function.Consumer<Added> listener)
            throws IOException {
        Labels labels = new Labels(store);
        var all = new ArrayList<Added>();
        for (Path file : files) {
            Added added;
            try (CaseWriter writer = store.write(desk.patience())) {
                String label = labels.of(Sha256.of(file), letter);
                Path name = file.getFileName();
                StoredItem item = writer.receive(
                        file,
                        new Arrival(label, provenance, name == null ? "" : name.toString()),
                        desk.largestFileBytes());
                writer.commit();
                added = new Added(label, file, item.digest(), item.sizeBytes());
            }
            all.add(added);
            listener.accept(added);
        }
        return all;
    }
}
