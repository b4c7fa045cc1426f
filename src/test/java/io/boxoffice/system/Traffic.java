package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A steady number of requests a second through the proxy, whatever becomes of them, each one noted: of 100, 30 refreshes, 62
 * guarded requests, 2 logins, 2 ends of sessions and 4 tries with what has ended, or about so.
 */
final class Traffic implements AutoCloseable {
    /** While the database is away each request takes up to 3 s, and so many wait at once; more have to wait for a user. */
    private static final int SECONDS_OF_USERS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client;
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    private final Queue<String> breaches = new ConcurrentLinkedQueue<>();
    private final List<LoadUser> users = new ArrayList<>();
    private final BlockingQueue<LoadUser> waiting = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final long seed = System.nanoTime();
    private final int aSecond;
    private volatile Target target;
    private volatile boolean closing;

    /**
     * Where the users ask.
     *
     * @param refused the tokens of a living session that are refused there all the same, as the documents say; a user then refreshes
     */
    private record Target(Proxy proxy, Tokens administrator, Predicate<Tokens> refused) {}

    Traffic(Proxy proxy, int aSecond) {
        this.target = new Target(proxy, new Tokens("", "", "", ""), none -> false);
        this.aSecond = aSecond;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(proxy.trust())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Logs in some users for each of these people, and then goes on until it is closed. */
    void begin(List<Person> people, Tokens administrator) {
        administrator(administrator);
        System.out.println("seed of the traffic: " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < aSecond * SECONDS_OF_USERS; i++) {
            users.add(new LoadUser(people.get(i % people.size()), this, random.split()));
        }
        Burst.together(2, half -> () -> {
            for (int i = half; i < users.size(); i += 2) {
                users.get(i).login();
            }
            return true;
        });
        assertThat(users).as("who has logged in").allMatch(LoadUser::isLiving);
        waiting.addAll(users);
        Thread.ofPlatform().daemon().name("traffic").start(this::run);
    }

    /** Who revokes from now on: their token lives for minutes, so whoever goes on for longer says it anew. */
    void administrator(Tokens administrator) {
        target = new Target(target.proxy, administrator, target.refused);
    }

    /** From now on the users ask there; who refuses which of their tokens is said in {@link Target}. */
    void moveTo(Proxy proxy, Tokens administrator, Predicate<Tokens> refused) {
        target = new Target(proxy, administrator, refused);
    }

    boolean mayRefuse(Tokens tokens) {
        return target.refused.test(tokens);
    }

    private void run() {
        long next = System.nanoTime();
        while (!closing) {
            LoadUser user = waiting.poll();
            if (user != null) {
                threads.execute(() -> call(user));
            }
            next += TimeUnit.SECONDS.toNanos(1) / aSecond;
            Boxoffice.pause(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
        }
    }

    private void call(LoadUser user) {
        try {
            user.call();
        } catch (RuntimeException | AssertionError failed) {
            breach(failed.toString());
        } finally {
            waiting.add(user);
        }
    }

    // What the users ask

    Answer get(String what, String path, String accessToken) {
        return send(
                what,
                HttpRequest.newBuilder(target.proxy.address(path)).header("Authorization", "Bearer " + accessToken));
    }

    Answer post(String what, String path, String json) {
        return send(what, posting(target, path, json));
    }

    Answer asAdmin(String what, String path, String json) {
        Target asked = target;
        return send(what, posting(asked, path, json).header("Authorization", "Bearer " + asked.administrator.access()));
    }

    private static HttpRequest.Builder posting(Target asked, String path, String json) {
        return HttpRequest.newBuilder(asked.proxy.address(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    private Answer send(String what, HttpRequest.Builder request) {
        long begun = System.nanoTime();
        Answer answer = exchange(request.timeout(PATIENCE).build());
        String said = answer.status() / 100 == 2 ? "" : answer.body();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        exchanges.add(
                new Exchange(what, begun, took, answer.status(), String.join(", ", answer.all("Retry-After")), said));
        return answer;
    }

    private Answer exchange(HttpRequest request) {
        try {
            return Answer.of(client.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException noAnswer) {
            return Answer.of(0, Map.of(), noAnswer.toString().getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    void breach(String what) {
        breaches.add(what);
    }

    // What is seen of it

    List<Exchange> exchanges(long from, long to) {
        return exchanges.stream()
                .filter(exchange -> exchange.isBetween(from, to))
                .toList();
    }

    List<Exchange> failures(long from, long to) {
        return exchanges(from, to).stream()
                .filter(exchange -> !exchange.isServed())
                .toList();
    }

    /** How many there were, and how long they took. */
    String figures(long from, long to) {
        List<Exchange> exchanges = exchanges(from, to);
        List<Duration> times = exchanges.stream().map(Exchange::took).sorted().toList();
        return "%d requests in %d s, %d failed, %d logins slowed down, p50 %d ms, p99 %d ms, longest %d ms"
                .formatted(
                        exchanges.size(),
                        TimeUnit.NANOSECONDS.toSeconds(to - from),
                        failures(from, to).size(),
                        exchanges.stream().filter(Exchange::isSlowedDown).count(),
                        times.get(times.size() / 2).toMillis(),
                        times.get(times.size() * 99 / 100).toMillis(),
                        times.getLast().toMillis());
    }

    List<String> breaches() {
        return List.copyOf(breaches);
    }

    List<LoadUser> users() {
        return List.copyOf(users);
    }

    /** No request begins any more, and those that have are waited for. */
    @Override
    public void close() {
        closing = true;
        Poll.until("the last request is answered", PATIENCE.plusSeconds(5), () -> waiting.size() == users.size());
        threads.close();
        client.close();
    }
}
