/** Finding copies and excerpts of a recording by its sound. */
@NullMarked
package org.earwitness.fingerprint;

import org.jspecify.annotations.NullMarked;
