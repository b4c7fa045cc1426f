package io.boxoffice.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code boxoffice reseal}. */
@Command(
        name = "reseal",
        description = "Seals the key ring under the present master key of the nodes, which know the previous one too.",
        mixinStandardHelpOptions = true)
final class Reseal implements Runnable {
    @Mixin
    private Server server = new Server();

    @Option(names = "--json", description = "As the server tells it.")
    private boolean inJson;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        ObjectNode resealed = server.object("/api/server/keys/reseal", "application/json", "{}".getBytes(UTF_8));
        PrintWriter out = spec.commandLine().getOut();
        out.println(inJson ? resealed.toString() : told(resealed));
        out.flush();
    }

    static String told(ObjectNode resealed) {
        int moved = resealed.path("moved").asInt();
        String all = "All " + resealed.path("keys").asInt()
                + " keys of the ring are under the master key of the node that answered";
        if (moved > 0) {
            return moved + " keys were sealed anew. " + all + ": boxoffice.master.key.previous may go from every node.";
        }
        return resealed.path("previous").asBoolean()
                ? "There was nothing to seal. " + all + "."
                : "There was nothing to seal. " + all + ", which was given no boxoffice.master.key.previous.";
    }
}
