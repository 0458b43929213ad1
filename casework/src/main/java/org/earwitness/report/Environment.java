package org.earwitness.report;

import java.util.List;
import java.util.SortedMap;

/**
 * With what the recording was decoded and examined. It names no user and no machine.
 *
 * @param decoder the decoder
 * @param isolation the means that kept the decoder apart from the machine while it ran
 * @param limits the limits it ran under, by name
 * @param javaRuntime version of the Java runtime
 * @param platform operating system and processor family
 */
public record Environment(
        Decoder decoder,
        List<String> isolation,
        SortedMap<String, String> limits,
        String javaRuntime,
        String platform) {
    public Environment {
        decoder = Expect.present("decoder", decoder);
        isolation = Expect.texts("isolation", isolation, 50);
        limits = Expect.settings("decoder limits", limits, 50);
        javaRuntime = Expect.text("java_runtime", javaRuntime);
        platform = Expect.text("platform", platform);
    }

    /**
     * The program that turned the file into samples.
     *
     * @param name its name
     * @param version its version
     * @param sha256 SHA-256 of its executable, checked before it ran
     * @param arguments its arguments, with neutral names in place of paths
     * @param cpuFlags the processor features that it used
     */
    public record Decoder(String name, String version, String sha256, List<String> arguments, List<String> cpuFlags) {
        public Decoder {
            name = Expect.text("decoder name", name);
            version = Expect.text("decoder version", version);
            sha256 = Expect.sha256("decoder sha256", sha256);
            arguments = Expect.texts("decoder arguments", arguments, 500);
            cpuFlags = Expect.texts("decoder cpu_flags", cpuFlags, 200);
        }
    }
}
