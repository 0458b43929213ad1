/** What is observed in a recording, as against what its file claims. */
@NullMarked
package org.earwitness.examine;

import org.jspecify.annotations.NullMarked;
