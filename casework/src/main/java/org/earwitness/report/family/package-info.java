/** Tells the family of some copies: sentences, table, page and JSON document. */
@NullMarked
package org.earwitness.report.family;

import org.jspecify.annotations.NullMarked;
