package org.earwitness.custody;

/** The verification of an Ed25519 signature. */
@FunctionalInterface
public interface SignatureCheck {
    /** The verification itself, with nothing remembered. */
    SignatureCheck ED25519 = VerifierKey::verifies;

    /** Whether {@code signature} (64 bytes) is the key's under {@code message}. */
    boolean verifies(VerifierKey key, byte[] message, byte[] signature);
}
