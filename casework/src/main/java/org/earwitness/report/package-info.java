/**
 * The report of one verification: what was asked, what is established and what is not, and all that it rests on.
 *
 * <p>{@link org.earwitness.report.Report} is the whole content. The same content is written as one HTML file and as JSON;
 * nothing in the HTML is absent from the JSON. Nothing here measures: the records are filled by a workflow.
 */
@NullMarked
package org.earwitness.report;

import org.jspecify.annotations.NullMarked;
