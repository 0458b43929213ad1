/** From a media file to its facts and its samples, through a decoder that runs in an isolated child process. */
@NullMarked
package org.earwitness.media;

import org.jspecify.annotations.NullMarked;
