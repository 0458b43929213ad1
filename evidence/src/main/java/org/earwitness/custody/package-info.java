/**
 * The append-only custody log of a case: commitments in a Merkle tree (RFC 9162), signed checkpoints (C2SP signed notes),
 * payloads beside. Formats: docs/formats/custody-log.md and docs/formats/checkpoint.md.
 */
package org.earwitness.custody;
