/** Originals by SHA-256: copied in whole or not at all, read-only, never rewritten. Format: docs/formats/vault.md. */
package org.earwitness.vault;
