# Boxoffice as an image: the WAR and a Liberty with only the features that it uses. No database, no key, no password is
# in it; docs/operations.md says what it must be given.

FROM maven:3-eclipse-temurin-25 AS build
# Another Liberty than the one of pom.xml: --build-arg LIBERTY_VERSION=26.0.0.7
ARG LIBERTY_VERSION=
WORKDIR /build
COPY . .
RUN mvn -B -ntp ${LIBERTY_VERSION:+-Dliberty.version=$LIBERTY_VERSION} -Dmaven.test.skip=true -Dspotless.check.skip=true \
        package liberty:create liberty:deploy
# server.env holds passwords that liberty:create made up: an image must not share them with its copies.
RUN rm target/liberty/wlp/usr/servers/boxoffice/server.env \
    && BOXOFFICE_TRACING=on target/liberty/wlp/bin/server package boxoffice --include=minify --archive=/build/boxoffice.tar.gz \
    && mkdir /image \
    && tar -xzf boxoffice.tar.gz -C /image
# The WAR unpacked, so that Preflight and Liberty read the same classes; the image's user may read all and write nothing.
RUN cd /image/wlp/usr/servers/boxoffice/apps \
    && mkdir unpacked \
    && (cd unpacked && jar -xf ../boxoffice.war) \
    && rm boxoffice.war \
    && mv unpacked boxoffice.war \
    && chmod -R a+rX,go-w /image/wlp

FROM eclipse-temurin:25-jre
COPY --from=build /image/wlp /opt/wlp
RUN mkdir -p /var/lib/boxoffice && chown 10001:0 /var/lib/boxoffice && chmod 770 /var/lib/boxoffice
ENV BOXOFFICE_MODE=production \
    BOXOFFICE_TRACING=off \
    WLP_OUTPUT_DIR=/var/lib/boxoffice \
    MALLOC_ARENA_MAX=2 \
    APP=/opt/wlp/usr/servers/boxoffice
WORKDIR /var/lib/boxoffice
USER 10001:0
EXPOSE 9080 9443
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD ["/bin/bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/${BOXOFFICE_HTTP_PORT:-9080} && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/bin/bash", "-c", "\
  java -cp \"$APP/apps/boxoffice.war/WEB-INF/classes:$APP/apps/boxoffice.war/WEB-INF/lib/*:$APP/lib/jdbc/*\" \
    io.boxoffice.boot.Preflight && \
  exec /opt/wlp/bin/server run boxoffice"]
