package org.earwitness.custody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;
import org.earwitness.vault.DurableFiles;
import org.earwitness.vault.OwnerOnly;

/**
 * The Ed25519 key with which a desk signs the checkpoints of its cases. It lies in one file, mode 0600, in a directory of the
 * user's own, mode 0700, and never in a case: who holds a copy of a case cannot sign for it.
 *
 * <pre>
 * earwitness-signing-key 1
 * public BASE64        32 bytes
 * private BASE64       PKCS #8
 * </pre>
 */
public final class SigningKey {
    /** The name of the file. */
    public static final String FILE_NAME = "signing-key";

    private static final int MAXIMUM_BYTES = 1024;
    private static final Pattern FORM =
            Pattern.compile("earwitness-signing-key 1\npublic ([A-Za-z0-9+/=]+)\nprivate ([A-Za-z0-9+/=]+)\n");
    private static final byte[] PROBE = "earwitness".getBytes(StandardCharsets.US_ASCII);
    private static final int PUBLIC_KEY_BYTES = 32;

    private final Path file;
    private final PrivateKey privateKey;
    private final byte[] publicKey;

    private SigningKey(Path file, PrivateKey privateKey, byte[] publicKey) {
        this.file = file;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * The key in {@code directory}; where there is none it is made, and the directory with it. Two programs that do so at once
     * get the same key.
     *
     * @throws EvidenceException of kind KEY_EXPOSED if others can read it, KEY_UNREADABLE if it is not a key
     */
    public static SigningKey loadOrCreate(Path directory) throws IOException {
        OwnerOnly.createDirectoryWithParents(directory);
        Path file = directory.resolve(FILE_NAME).toAbsolutePath();
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            create(file);
        }
        return load(file);
    }

    /** The fingerprint that {@link VerifierKey#fingerprint} gives for this key. */
    public Sha256 fingerprint() {
        return Sha256.of(publicKey);
    }

    /** The public half, named for a log. */
    VerifierKey verifierKey(String origin) {
        return VerifierKey.of(origin, publicKey);
    }

    /** The signature of {@code message}, 64 bytes. */
    byte[] sign(byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(privateKey);
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot sign with Ed25519", e);
        }
    }

    /** Refuses to work on a case that the key lies in. */
    void requireOutside(Path caseDirectory) throws IOException {
        if (file.toRealPath().startsWith(realPathOf(caseDirectory))) {
            throw new EvidenceException(
                    Kind.KEY_INSIDE_CASE,
                    file.toString(),
                    "a signing key outside the case",
                    "one inside " + caseDirectory,
                    "Keep the key where copies of the case do not carry it along.");
        }
    }

    /** The real path of what exists of {@code path}, and the rest. */
    private static Path realPathOf(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (Files.exists(absolute) || parent == null) {
            return absolute.toRealPath();
        }
        return realPathOf(parent).resolve(absolute.getFileName());
    }

    private static void create(Path file) throws IOException {
        Path unfinished = file.resolveSibling(DurableFiles.UNFINISHED + UUID.randomUUID());
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_KEY_BYTES, encoded.length);
            Base64.Encoder base64 = Base64.getEncoder();
            String text = "earwitness-signing-key 1\npublic " + base64.encodeToString(raw) + "\nprivate "
                    + base64.encodeToString(pair.getPrivate().getEncoded()) + "\n";
            DurableFiles.writeNew(unfinished, text.getBytes(StandardCharsets.US_ASCII));
            publish(unfinished, file);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot make Ed25519 keys", e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Gives the file its name unless another program was first. */
    private static void publish(Path unfinished, Path file) throws IOException {
        try {
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(unfinished, file);
        }
        Path directory = file.getParent();
        if (directory != null) {
            DurableFiles.forceDirectory(directory);
        }
    }

    private static SigningKey load(Path file) throws IOException {
        if (OwnerOnly.hasModes(file) && !OwnerOnly.isPrivate(file)) {
            throw new EvidenceException(
                    Kind.KEY_EXPOSED,
                    file.toString(),
                    "a key that only its owner can read (mode 0600)",
                    "rights for others",
                    "If nobody else can have read it: chmod 600. Otherwise remove it; a new key will sign new cases.");
        }
        try {
            String text = new String(DurableFiles.read(file, MAXIMUM_BYTES), StandardCharsets.US_ASCII);
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw unreadable(file, new IllegalArgumentException("another form"));
            }
            byte[] publicKey = Base64.getDecoder().decode(form.group(1));
            PrivateKey privateKey = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(form.group(2))));
            SigningKey key = new SigningKey(file, privateKey, publicKey);
            if (!key.verifierKey("earwitness/" + "0".repeat(32)).verifies(PROBE, key.sign(PROBE))) {
                throw unreadable(file, new IllegalArgumentException("halves that do not belong together"));
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException | NoSuchFileException e) {
            throw unreadable(file, e);
        }
    }

    private static EvidenceException unreadable(Path file, Exception cause) {
        return new EvidenceException(
                Kind.KEY_UNREADABLE,
                file.toString(),
                "an earwitness signing key",
                String.valueOf(cause.getMessage()),
                "Restore it from a backup. Without it old cases can be checked, but not continued.",
                cause);
    }
}
