package org.earwitness.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where the program keeps what is not a case's: the decoder's cache and the signing key. */
final class UserDirectories {
    private UserDirectories() {}

    /** EARWITNESS_CACHE, or the system's place for caches. */
    static Path cache() {
        return named("EARWITNESS_CACHE").orElseGet(() -> switch (system()) {
            case MAC -> home().resolve("Library/Caches/Earwitness");
            case WINDOWS ->
                named("LOCALAPPDATA").orElse(home()).resolve("Earwitness").resolve("cache");
            case OTHER ->
                named("XDG_CACHE_HOME").orElse(home().resolve(".cache")).resolve("earwitness");
        });
    }

    /** EARWITNESS_CONFIG, or the system's place for a program's own files; the signing key lies there. */
    static Path keys() {
        return named("EARWITNESS_CONFIG")
                .orElseGet(() -> switch (system()) {
                    case MAC -> home().resolve("Library/Application Support/Earwitness");
                    case WINDOWS -> named("APPDATA").orElse(home()).resolve("Earwitness");
                    case OTHER ->
                        named("XDG_CONFIG_HOME")
                                .orElse(home().resolve(".config"))
                                .resolve("earwitness");
                })
                .resolve("keys");
    }

    private enum OperatingSystem {
        MAC,
        WINDOWS,
        OTHER
    }

    private static OperatingSystem system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.contains("mac")
                ? OperatingSystem.MAC
                : name.contains("windows") ? OperatingSystem.WINDOWS : OperatingSystem.OTHER;
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    private static Optional<Path> named(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
