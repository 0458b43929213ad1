/**
 * A report as files, of which one is a self-contained page: no script, nothing fetched, readable by eye, by ear and on paper.
 *
 * <p>The file is written as well-formed XML too, so that a strict parser can check that no text from a recording breaks out.
 */
@NullMarked
package org.earwitness.report.html;

import org.jspecify.annotations.NullMarked;
