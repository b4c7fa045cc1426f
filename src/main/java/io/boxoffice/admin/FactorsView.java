package io.boxoffice.admin;

import io.boxoffice.factor.Factor;
import java.util.List;

/** The second factors of a user: what and when, and nothing by which one could be shown. */
record FactorsView(List<FactorView> items) {
    static FactorsView of(List<Factor> factors) {
        return new FactorsView(factors.stream().map(FactorView::of).toList());
    }
}
