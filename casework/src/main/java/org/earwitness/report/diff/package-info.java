/** What a comparison of two recordings tells, in words, tables, pictures, sounds and files for other programs. */
@NullMarked
package org.earwitness.report.diff;

import org.jspecify.annotations.NullMarked;
