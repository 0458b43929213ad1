@NullMarked
package org.earwitness.sample;

import org.jspecify.annotations.NullMarked;
