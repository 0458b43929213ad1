/** Evaluations of the methods on real recordings, by commands that print the figures of the documents. */
@NullMarked
package org.earwitness.bench;

import org.jspecify.annotations.NullMarked;
