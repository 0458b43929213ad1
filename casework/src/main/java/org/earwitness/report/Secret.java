package org.earwitness.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text that must not be in a report, because it could point to a source or to the desk.
 *
 * @param what what it is, for the message to the desk, such as the original name of C2
 * @param text the text itself
 * @param kind where it counts as found
 */
public record Secret(String what, String text, Kind kind) {
    /** Where a secret counts as found. */
    public enum Kind {
        /** Anywhere. */
        NAME,
        /**
         * As a whole word, where a machine or a file put it. A user may be called Mark or May: in the report's own sentences
         * such a word counts only beside a slash, a backslash or an at sign.
         */
        ACCOUNT
    }

    private static final int SHORTEST = 3;
    private static final int DISTINCT = 6;
    private static final Set<String> SHARED_ACCOUNTS = Set.of(
            "root",
            "user",
            "admin",
            "administrator",
            "ubuntu",
            "debian",
            "fedora",
            "runner",
            "guest",
            "localhost",
            "home");

    public Secret {
        what = Expect.text("secret", what);
        text = Expect.anyText("secret text", text);
        kind = Expect.present("secret kind", kind);
    }

    /** The name of a user or of a machine. */
    public static Secret account(String what, String name) {
        return new Secret(what, name, Kind.ACCOUNT);
    }

    /** The original name of a file, and the same without its ending where that is distinct. */
    public static List<Secret> fileName(String what, String name) {
        List<Secret> secrets = new ArrayList<>();
        secrets.add(new Secret(what, name, Kind.NAME));
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        boolean distinct = stem.length() >= DISTINCT && !stem.chars().allMatch(unit -> unit >= 'a' && unit <= 'z');
        if (distinct && !stem.equals(name)) {
            secrets.add(new Secret(what + ", without its ending", stem, Kind.NAME));
        }
        return List.copyOf(secrets);
    }

    /** An absolute path. */
    public static Secret path(String what, Path path) {
        return new Secret(what, path.toAbsolutePath().normalize().toString(), Kind.NAME);
    }

    /** Whether finding the text would say anything: short texts and accounts that every machine has would not. */
    boolean isTelling() {
        boolean shared = kind == Kind.ACCOUNT && SHARED_ACCOUNTS.contains(text.toLowerCase(Locale.ROOT));
        return text.strip().length() >= SHORTEST && !shared;
    }
}
