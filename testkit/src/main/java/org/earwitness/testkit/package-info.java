/**
 * What the tests of Earwitness are made of: sound, damaged and hostile media, tampered files. All of it is generated from
 * seeds, none of it is recorded, and the same seed gives the same bytes on every machine.
 */
package org.earwitness.testkit;
