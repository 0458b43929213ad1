package org.earwitness.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The one style sheet of a page, and the policy that allows it and nothing else. */
public record StyleSheet(String text) {
    private static final String RESOURCE = "report.css";

    public static StyleSheet load() {
        return new StyleSheet(resource(RESOURCE));
    }

    /** The sheet of the reports, and after it those of other kinds of pages and parts. */
    public static StyleSheet with(String... further) {
        StringBuilder all = new StringBuilder(resource(RESOURCE));
        for (String name : further) {
            all.append(resource(name));
        }
        return new StyleSheet(all.toString());
    }

    private static String resource(String name) {
        try (InputStream in = StyleSheet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("expected the resource " + name + " in the program, found none");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("expected the resource " + name + " in the program", e);
        }
    }

    /** The page's Content-Security-Policy: no script, nothing from elsewhere, pictures and sound only from the page itself. */
    public String contentSecurityPolicy() {
        return "default-src 'none'; img-src data:; media-src data:; style-src 'sha256-" + sha256()
                + "'; base-uri 'none'; form-action 'none'";
    }

    private String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256, which every Java platform has", e);
        }
    }
}
