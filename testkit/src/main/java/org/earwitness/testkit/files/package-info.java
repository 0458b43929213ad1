/** Files on disk that are not what they were: every small change to a directory, made and undone; and special files. */
package org.earwitness.testkit.files;
