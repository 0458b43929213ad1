/** The sample case: sound made by this program, of invented people in an invented country. */
@NullMarked
package org.earwitness.demo;

import org.jspecify.annotations.NullMarked;
