/** The program: its command line, one class for each command. */
@NullMarked
package org.earwitness.app;

import org.jspecify.annotations.NullMarked;
