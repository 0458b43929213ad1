/**
 * Speech of nobody in a language of nowhere: a formant synthesiser after D. H. Klatt, "Software for a cascade/parallel
 * formant synthesizer", J. Acoust. Soc. Am. 67 (1980), with an invented phonology.
 */
package org.earwitness.testkit.speech;
