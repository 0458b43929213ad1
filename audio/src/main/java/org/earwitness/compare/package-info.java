/** Lining up two recordings and telling where their sound is the same and where it differs. */
@NullMarked
package org.earwitness.compare;

import org.jspecify.annotations.NullMarked;
