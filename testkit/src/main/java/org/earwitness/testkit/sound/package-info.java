/** Sound in memory and on disk: signals, edits with known ground truth, and WAV files. */
package org.earwitness.testkit.sound;
