/** Invented recordings: meetings, a market, a news reading, music, each with a script that says what sounds when. */
package org.earwitness.testkit.scene;
