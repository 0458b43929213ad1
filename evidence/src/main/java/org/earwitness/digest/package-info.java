/** SHA-256 digests as values, and the one kind of failure that all of the evidence code reports. */
package org.earwitness.digest;
