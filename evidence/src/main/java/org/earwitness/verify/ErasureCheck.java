package org.earwitness.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.earwitness.custody.CustodyEntry;
import org.earwitness.custody.CustodyEvent.ItemWithdrawn;
import org.earwitness.custody.CustodyEvent.PayloadErased;

/** Holds the fields that are withheld against those that entries say were erased. */
final class ErasureCheck {
    private final CheckReport report;
    private final List<CustodyEntry> entries;
    private final Map<Long, Map<String, Long>> declared = new HashMap<>();

    ErasureCheck(CheckReport report, List<CustodyEntry> entries) {
        this.report = report;
        this.entries = entries;
    }

    void run() {
        for (CustodyEntry entry : entries) {
            if (entry.event() instanceof ItemWithdrawn withdrawn) {
                for (long arrival : withdrawn.arrivals()) {
                    declare(arrival, CustodyEntry.arrivalFields(), entry.sequence());
                }
            } else if (entry.event() instanceof PayloadErased erased) {
                declare(erased.entry(), Set.copyOf(erased.fields()), entry.sequence());
            }
        }
        entries.forEach(this::check);
    }

    private void declare(long target, Set<String> fields, long by) {
        Map<String, Long> erased = declared.computeIfAbsent(target, entry -> new TreeMap<>());
        fields.forEach(field -> erased.putIfAbsent(field, by));
    }

    private void check(CustodyEntry entry) {
        Map<String, Long> erased = declared.getOrDefault(entry.sequence(), Map.of());
        String path = EntryCheck.path(entry.sequence());
        for (String field : new TreeSet<>(entry.withheld())) {
            Long by = erased.get(field);
            if (by == null
                    || by <= entry.sequence()
                    || !CustodyEntry.erasableFields().contains(field)) {
                report.fail(
                        path + ", field " + field,
                        "the field, or a later entry that says it was erased",
                        "that it is withheld",
                        "It was taken out without a record. " + CheckReport.RESTORE);
            }
        }
        if (!entry.withheld().isEmpty()) {
            report.note(
                    path,
                    "Payload " + entry.sequence() + " withheld: " + String.join(", ", new TreeSet<>(entry.withheld()))
                            + ".");
        }
        Set<String> left = new TreeSet<>(erased.keySet());
        left.removeAll(entry.withheld());
        if (!left.isEmpty()) {
            report.note(
                    path,
                    "Still holds " + String.join(", ", left) + ", which entry "
                            + erased.get(left.iterator().next()) + " says was erased.");
        }
    }
}
