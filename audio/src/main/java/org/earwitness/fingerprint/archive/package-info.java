/** An index of many recordings on disk; docs/formats/index.md is its format to the byte. */
@NullMarked
package org.earwitness.fingerprint.archive;

import org.jspecify.annotations.NullMarked;
