# One image for each service; the build argument names it:
#
#   docker build --build-arg SERVICE=question-service --tag wenda/question-service .
#
# Docker alone is needed, in any version: libraries are fetched and sources compiled in here. Both base images can be
# replaced by others that have Maven and JDK 25, and Java 25 and bash.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG JAVA_IMAGE=eclipse-temurin:25-jre

FROM ${BUILD_IMAGE} AS poms
COPY . /wenda
RUN cd /wenda && find . -name pom.xml -exec install -D '{}' '/poms/{}' ';'

# Libraries come first, by the poms alone: a changed source does not fetch them again. Nothing is there to be packaged
# yet, so this build fails at its end, as it may.
FROM ${BUILD_IMAGE} AS jars
WORKDIR /wenda
COPY --from=poms /poms .
RUN mvn -B -ntp -q --fail-never -DskipTests -Dspotless.check.skip package >/tmp/libraries.log 2>&1
COPY . .
RUN mvn -B -ntp -q -DskipTests -Dspotless.check.skip \
    -pl standalone,membership-service,question-service,notification-service,gateway -am package

FROM ${JAVA_IMAGE} AS layers
ARG SERVICE
COPY --from=jars /wenda/${SERVICE}/target/${SERVICE}-*.jar /app.jar
RUN java -Djarmode=tools -jar /app.jar extract --layers --destination /layers

# What changes seldom lies below what changes often.
FROM ${JAVA_IMAGE} AS service
WORKDIR /app
COPY --from=layers /layers/dependencies ./
COPY --from=layers /layers/snapshot-dependencies ./
COPY --from=layers /layers/application ./
COPY deploy/image/java.options deploy/image/is-ready ./

# What Java learns about the service's classes in one start, with a database beside it: later starts take a second.
FROM service AS rehearsal
COPY --from=jars /wenda/standalone/target /standalone
COPY deploy/image/rehearse /
RUN /rehearse

FROM service
COPY --from=rehearsal /app/app.aot ./
# A cache that does not fit is ignored at run, so it is tried here.
RUN java @java.options -XX:AOTCache=/app/app.aot -XX:AOTMode=on -cp /app/app.jar -version
USER 10001:10001
ENV SERVER_PORT=8080 MANAGEMENT_SERVER_PORT=9080
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=4s --start-period=90s CMD ["/app/is-ready"]
ENTRYPOINT ["java", "@/app/java.options", "-XX:AOTCache=/app/app.aot", "-jar", "/app/app.jar"]
