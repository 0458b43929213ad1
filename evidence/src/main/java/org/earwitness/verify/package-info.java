/** Verification of a case from its files alone: no lock, no key but the public one, nothing written. */
package org.earwitness.verify;
