package org.earwitness.media;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The operating systems and processors that a decoder is bundled for. */
enum Platform {
    LINUX_X86_64("linux-x86_64"),
    LINUX_ARM64("linux-arm64"),
    MACOS_X86_64("macosx-x86_64"),
    MACOS_ARM64("macosx-arm64"),
    WINDOWS_X86_64("windows-x86_64");

    /** Versions that the bundled libraries require of libraries that no part of decoding calls. */
    private static final Map<String, List<String>> ABSENT_EVERYWHERE = Map.of(
            "libpulse.so.0", List.of("PULSE_0"),
            "libxcb.so.1", List.of(),
            "libxcb-shm.so.0", List.of(),
            "libudev.so.1", List.of("LIBUDEV_183"));

    private final String classifier;

    Platform(String classifier) {
        this.classifier = classifier;
    }

    /** The name of this platform in the artifact that carries the decoder. */
    String classifier() {
        return classifier;
    }

    boolean isLinux() {
        return this == LINUX_X86_64 || this == LINUX_ARM64;
    }

    /**
     * The instruction set that decoding is held to, so that every processor of a platform computes the same samples.
     * Empty where the decoder has no switch for it.
     */
    List<String> instructionSet() {
        return switch (this) {
            case LINUX_X86_64, MACOS_X86_64, WINDOWS_X86_64 -> List.of("-cpuflags", "sse4.2");
            case LINUX_ARM64, MACOS_ARM64 -> List.of("-cpuflags", "neon");
        };
    }

    /** Libraries that the decoder names and never calls, with the symbol versions required of them. */
    Map<String, List<String>> stubs() {
        return switch (this) {
            case LINUX_X86_64 -> with(Map.of("libasound.so.2", List.of("ALSA_0.9", "ALSA_0.9.0rc4")));
            case LINUX_ARM64 ->
                with(Map.of("libva.so.2", List.of(), "libva-drm.so.2", List.of(), "libdrm.so.2", List.of()));
            case MACOS_X86_64, MACOS_ARM64, WINDOWS_X86_64 -> Map.of();
        };
    }

    int elfMachine() {
        return this == LINUX_ARM64 ? ElfStub.MACHINE_AARCH64 : ElfStub.MACHINE_X86_64;
    }

    String executable(String name) {
        return this == WINDOWS_X86_64 ? name + ".exe" : name;
    }

    private static Map<String, List<String>> with(Map<String, List<String>> more) {
        var all = new java.util.TreeMap<>(ABSENT_EVERYWHERE);
        all.putAll(more);
        return all;
    }

    /** The platform of this Java process. */
    static Platform current() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        if (system.contains("linux") && (arm || intel)) {
            return arm ? LINUX_ARM64 : LINUX_X86_64;
        }
        if (system.contains("mac") && (arm || intel)) {
            return arm ? MACOS_ARM64 : MACOS_X86_64;
        }
        if (system.contains("windows") && intel) {
            return WINDOWS_X86_64;
        }
        throw new DecoderUnavailableException(
                "a decoder for this platform",
                system + " on " + processor,
                "Earwitness decodes on Linux, macOS and Windows, on x86-64 and arm64 processors.");
    }
}
