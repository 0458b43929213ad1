@NullMarked
package org.earwitness.signal;

import org.jspecify.annotations.NullMarked;
