package io.boxoffice.configuration;

import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.StrictYaml;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The document that a node is started with: compared with what there is, or applied. */
@Dependent
public class ConfigurationFile {
    private static final Logger LOG = System.getLogger(ConfigurationFile.class.getName());
    private static final String FILE = "boxoffice.config.file";
    private static final String ON_START = "boxoffice.config.on.start";
    private static final int MOST = 1024 * 1024;
    private static final int ATTEMPTS = 5;

    private enum OnStart {
        CHECK,
        APPLY
    }

    @Inject
    Settings settings;

    @Inject
    Configuration configuration;

    @Inject
    Issuer issuer;

    /** Looks at the file, if there is one in the settings; {@link BadSetting} if it is none, or cannot be applied. */
    public void run() {
        OnStart asked = settings.choice(ON_START, OnStart.class);
        Optional<String> file = settings.find(FILE);
        if (file.isPresent()) {
            ConfigurationDocument wanted = read(file.get());
            if (asked == OnStart.APPLY) {
                apply(wanted);
            } else {
                tell(plan(wanted));
            }
        }
    }

    /** Of nodes that start at the same time one does all of it, and the others find it done. */
    private void apply(ConfigurationDocument wanted) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            PlanView plan = plan(wanted);
            switch (configuration.apply(wanted, plan.plan(), Optional.empty())) {
                case Configuration.Applied applied -> {
                    applied.plan().changes().forEach(change -> LOG.log(Level.INFO, FILE + ": " + told(change)));
                    return;
                }
                case Configuration.Moved _ -> { // another node, or an administrator: once more
                }
                case Configuration.Outcome refused -> throw refused(refused);
            }
        }
        throw new IllegalStateException("what " + FILE + " is about is changed all the time");
    }

    private PlanView plan(ConfigurationDocument wanted) {
        return switch (configuration.plan(wanted)) {
            case Configuration.Planned planned -> planned.plan();
            case Configuration.Outcome refused -> throw refused(refused);
        };
    }

    private static void tell(PlanView plan) {
        plan.changes().forEach(change -> LOG.log(Level.WARNING, FILE + " is not in force: " + told(change)));
        plan.unnamed().forEach(name -> LOG.log(Level.WARNING, FILE + " does not name the audience " + name));
    }

    private static String told(PlanView.ChangeView change) {
        String members = String.join(
                ", ", change.members().stream().map(PlanView.MemberView::name).toList());
        return change.action() + " " + change.kind() + " " + change.name()
                + (change.action().equals("change") ? ": " + members : "");
    }

    private static BadSetting refused(Configuration.Outcome outcome) {
        return outcome instanceof Configuration.Refused(String why)
                ? bad(why)
                : bad("more audiences or clients there than a document holds");
    }

    private ConfigurationDocument read(String file) {
        try (InputStream content = Files.newInputStream(Path.of(file))) {
            byte[] bytes = content.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw bad("more than 1 MiB");
            }
            return StrictYaml.object(bytes)
                    .map(document -> ConfigurationDocument.of(new Body(document), issuer))
                    .orElseThrow(() -> bad("no object in YAML or JSON, or one with anchors, aliases or tags"));
        } catch (BodyRefused refused) {
            throw bad(String.valueOf(refused.getMessage()));
        } catch (IOException | InvalidPathException unreadable) {
            throw bad("a file that cannot be read");
        }
    }

    private static BadSetting bad(String got) {
        return new BadSetting(FILE, got, "the path of a configuration document");
    }
}
