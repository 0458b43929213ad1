/** What a case is. */
@NullMarked
package org.earwitness.cases;

import org.jspecify.annotations.NullMarked;
