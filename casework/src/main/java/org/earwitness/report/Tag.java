package org.earwitness.report;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A name and value that a file carries about itself.
 *
 * <p>Tags can name a person, a device, a place or a time. A value is therefore shown only where the tag's name is one of a
 * few technical ones, or where the desk has cleared it.
 *
 * @param name the tag's name
 * @param value its value; empty where it is withheld
 */
public record Tag(String name, Optional<String> value) {
    private static final Set<String> TECHNICAL =
            Set.of("encoder", "major_brand", "minor_version", "compatible_brands", "vendor_id", "handler_name");

    public Tag {
        name = Expect.text("tag name", name);
        value = Expect.present("tag value", value).map(text -> Expect.anyText("tag value", text));
    }

    /** A tag as it may be shown: its value only where its name is technical or cleared. */
    public static Tag of(String name, String value, Disclosure disclosure) {
        return new Tag(name, mayShow(name, disclosure) ? Optional.of(value) : Optional.empty());
    }

    boolean isAllowedBy(Disclosure disclosure) {
        return value.isEmpty() || mayShow(name, disclosure);
    }

    private static boolean mayShow(String name, Disclosure disclosure) {
        return TECHNICAL.contains(name.toLowerCase(Locale.ROOT))
                || disclosure.tagNames().contains(name);
    }
}
