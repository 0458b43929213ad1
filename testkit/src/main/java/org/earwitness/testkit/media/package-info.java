/** Media bytes that no honest encoder writes: damaged copies of good files, and shapes made to hurt those who open them. */
package org.earwitness.testkit.media;
