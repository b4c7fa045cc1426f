package io.boxoffice.testkit;

import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Makes the calls when the test is about to run, by the issuer of its class. */
final class RefusedProofsProvider implements ArgumentsProvider, AnnotationConsumer<RefusedProofs> {
    private @Nullable RefusedProofs asked;

    @Override
    public void accept(RefusedProofs annotation) {
        asked = annotation;
    }

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        RefusedProofs calls = asked;
        return calls == null
                ? Stream.empty()
                : BoxofficeIssuer.of(context)
                        .token("alice")
                        .scope(calls.scope())
                        .refusedProofs(calls.value(), calls.method(), URI.create(calls.uri()))
                        .map(Arguments::of);
    }
}
