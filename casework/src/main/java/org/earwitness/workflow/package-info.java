/** What the desk does with a recording, one class for each: verbs over the analyses, the evidence and the report. */
@NullMarked
package org.earwitness.workflow;

import org.jspecify.annotations.NullMarked;
