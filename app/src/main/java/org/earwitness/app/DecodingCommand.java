package org.earwitness.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.earwitness.workflow.Workbench;

/** A command that decodes and writes to no case. The decoder is unpacked and tried while the arguments are read. */
abstract class DecodingCommand extends PlainCommand {
    private final CompletableFuture<Workbench> workbench =
            CompletableFuture.supplyAsync(() -> Workbench.prepare(readersDesk(), UserDirectories.cache()));

    /** @throws org.earwitness.media.DecoderUnavailableException where the decoder cannot be used on this machine */
    Workbench workbench() {
        try {
            return workbench.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** A decoder that is half unpacked would be left in the cache. */
    @Override
    public void close() {
        workbench.handle((ready, failure) -> ready).join();
    }
}
