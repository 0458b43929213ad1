/** A report as files, of which one is a page. */
@NullMarked
package org.earwitness.report.html;

import org.jspecify.annotations.NullMarked;
