# Boxoffice as an image: the WAR and a Liberty with only the features that it uses (mvn -Pdist). No database, no key, no
# password is in it; docs/operations.md says what it must be given.

FROM maven:3-eclipse-temurin-25 AS build
# Another Liberty than the one of pom.xml: --build-arg LIBERTY_VERSION=26.0.0.7
ARG LIBERTY_VERSION=
WORKDIR /build
COPY . .
RUN mvn -B -ntp -Pdist ${LIBERTY_VERSION:+-Dliberty.version=$LIBERTY_VERSION} -Dmaven.test.skip=true \
        -Dspotless.check.skip=true package \
    && chmod -R a+rX,go-w target/dist/wlp \
    && chmod a+x target/dist/wlp/usr/servers/boxoffice/boxoffice

# The image's user may read all of it and write nothing.
FROM eclipse-temurin:25-jre
COPY --from=build /build/target/dist/wlp /opt/wlp
RUN ln -s /opt/wlp/usr/servers/boxoffice/boxoffice /usr/local/bin/boxoffice \
    && mkdir -p /var/lib/boxoffice && chown 10001:0 /var/lib/boxoffice && chmod 770 /var/lib/boxoffice
ENV BOXOFFICE_MODE=production \
    WLP_OUTPUT_DIR=/var/lib/boxoffice
WORKDIR /var/lib/boxoffice
USER 10001:0
EXPOSE 9080 9443
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD ["/bin/bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/${BOXOFFICE_HTTP_PORT:-9080} && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/bin/bash", "/opt/wlp/usr/servers/boxoffice/start"]
