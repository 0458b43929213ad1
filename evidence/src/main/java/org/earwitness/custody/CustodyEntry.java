package org.earwitness.custody;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;

/**
 * One entry of a custody log, as read.
 *
 * @param sequence its position, from 0
 * @param at when, by the clock of the machine that wrote it, to the millisecond
 * @param agent who, with which program
 * @param event what
 * @param withheld the names of fields that were withheld or erased; texts among them read {@link #WITHHELD}
 */
public record CustodyEntry(long sequence, Instant at, Agent agent, CustodyEvent event, Set<String> withheld) {
    /** How a text reads that is withheld. */
    public static final String WITHHELD = FieldValues.WITHHELD;

    public CustodyEntry {
        withheld = Set.copyOf(withheld);
    }

    /** The fields of a new entry, each with a fresh salt. */
    static EntryFile encode(long sequence, Instant at, Agent agent, CustodyEvent event, SecureRandom random) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("event", EventCodec.type(event));
        values.put("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
        values.put("actor", agent.actor());
        values.put("program", agent.program());
        values.put("program_version", agent.version());
        values.put("settings", event.settings());
        values.put("items", FieldValues.join(event.items()));
        values.putAll(EventCodec.details(event));
        List<Field> fields = new ArrayList<>();
        values.forEach((name, value) -> fields.add(Field.commit(name, value, random)));
        return new EntryFile(sequence, fields);
    }

    /**
     * Reads an entry from its payload, whose commitments were verified.
     *
     * @throws EvidenceException of kind NOT_CANONICAL if its values do not make an entry
     */
    public static CustodyEntry decode(EntryFile entry) throws EvidenceException {
        FieldValues values = new FieldValues(entry);
        try {
            Instant at = Instant.parse(values.text("at"));
            if (!at.toString().equals(values.text("at"))) {
                throw new IllegalArgumentException(
                        "expected an instant as 2026-01-31T12:00:00.250Z, found " + values.text("at"));
            }
            Agent agent = new Agent(values.text("actor"), values.text("program"), values.text("program_version"));
            CustodyEvent event = EventCodec.decode(values.text("event"), values);
            return new CustodyEntry(entry.sequence(), at, agent, event, values.withheld());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new EvidenceException(
                    Kind.NOT_CANONICAL,
                    "entry " + entry.sequence(),
                    "an event",
                    String.valueOf(e.getMessage()),
                    "It was written by a faulty program.",
                    e);
        }
    }

    /** The names of fields that may be erased from an entry; whatever else is withheld is missing. */
    public static Set<String> erasableFields() {
        return EventCodec.ERASABLE;
    }

    /** The names of fields that a withdrawal erases from each arrival. */
    public static Set<String> arrivalFields() {
        return EventCodec.ARRIVAL_FIELDS;
    }
}
