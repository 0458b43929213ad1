package org.earwitness.custody;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.Sha256;

/**
 * The values of an entry's fields. A field that is missing, or has another form than is asked for, gives an
 * IllegalArgumentException that names it; a text that is withheld reads {@link #WITHHELD}.
 */
final class FieldValues {
    /** How a withheld text reads. */
    static final String WITHHELD = "(withheld)";

    private final Map<String, String> open = new LinkedHashMap<>();
    private final Set<String> withheld = new LinkedHashSet<>();

    FieldValues(EntryFile entry) throws EvidenceException {
        for (Field field : entry.fields()) {
            if (field.opening().isPresent()) {
                open.put(
                        field.name(),
                        CanonicalText.unescape(field.opening().get().escapedValue()));
            } else {
                withheld.add(field.name());
            }
        }
    }

    /** A list as one value, its elements with a space between. */
    static String join(Collection<?> elements) {
        return elements.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    Set<String> withheld() {
        return withheld;
    }

    String text(String name) {
        return withheld.contains(name) ? WITHHELD : present(name);
    }

    Sha256 digest(String name) {
        return new Sha256(present(name));
    }

    long number(String name) {
        return number(name, present(name));
    }

    List<Long> numbers(String name) {
        return words(name).stream().map(word -> number(name, word)).toList();
    }

    List<String> words(String name) {
        String value = present(name);
        return value.isEmpty() ? List.of() : Arrays.asList(value.split(" ", -1));
    }

    List<Sha256> items() {
        return words("items").stream().map(Sha256::new).toList();
    }

    /** The one item of an event that is about one. */
    Sha256 item() {
        return digest("items");
    }

    private static long number(String name, String value) {
        if (!value.matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("expected a whole number in field " + name + ", found " + value);
        }
        return Long.parseLong(value);
    }

    private String present(String name) {
        String value = open.get(name);
        if (value == null) {
            throw new IllegalArgumentException("expected a field " + name + ", found "
                    + (withheld.contains(name) ? "that it is withheld" : "none of that name"));
        }
        return value;
    }
}
