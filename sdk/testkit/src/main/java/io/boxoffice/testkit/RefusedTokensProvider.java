package io.boxoffice.testkit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Makes the tokens when the test is about to run, by the issuer of its class. */
final class RefusedTokensProvider implements ArgumentsProvider, AnnotationConsumer<RefusedTokens> {
    private Strictness strictness = Strictness.GUARD;

    @Override
    public void accept(RefusedTokens annotation) {
        strictness = annotation.value();
    }

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return BoxofficeIssuer.of(context).refusedTokens(strictness).map(Arguments::of);
    }
}
