package io.boxoffice.boot;

import java.util.List;
import java.util.Map;

/** How the node is, and what that was made of. */
record Health(Status status, List<Check> checks) {
    enum Status {
        UP,
        DOWN;

        static Status of(boolean up) {
            return up ? UP : DOWN;
        }
    }

    /** One thing that was looked at. Nothing is told of it but its name. */
    record Check(String name, Status status, Map<String, String> data) {
        static Check of(String name, boolean up) {
            return new Check(name, Status.of(up), Map.of());
        }
    }

    static Health of(List<Check> checks) {
        return new Health(Status.of(checks.stream().allMatch(check -> check.status() == Status.UP)), checks);
    }
}
