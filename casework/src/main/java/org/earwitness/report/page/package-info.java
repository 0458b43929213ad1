/**
 * What every page is made of: markup, style, figures, axes and pictures. A page is one self-contained file: no script, nothing
 * fetched, readable by eye, by ear and on paper; and well-formed XML, so that a strict parser can check that no text from a
 * recording breaks out.
 */
@NullMarked
package org.earwitness.report.page;

import org.jspecify.annotations.NullMarked;
