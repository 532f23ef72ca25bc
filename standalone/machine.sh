# What ./run, ./check, ./backup and ./restore need of the machine. Sourced by them, where $root is said.

stop() {
  echo "$1" >&2
  exit 1
}

is_jdk_25() {
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | grep -q "^javac 25"
}

# Where JDK 25 is, wherever it was installed; nothing where it is not.
find_jdk_25() {
  local on_path home
  on_path=$(command -v javac || true)
  for home in "${JAVA_HOME:-}" "${on_path:+$(dirname "$(dirname "$(readlink -f "$on_path")")")}" \
    /usr/lib/jvm/* /opt/* ~/.sdkman/candidates/java/* ~/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk_25 "$home"; then
      echo "$home"
      return
    fi
  done
}

require_jdk_25() {
  JAVA_HOME=$(find_jdk_25)
  export JAVA_HOME
  [ -n "$JAVA_HOME" ] || stop "JDK 25 is missing: install it (https://adoptium.net or 'sdk install java 25-tem') and set JAVA_HOME to it."
}

# Maven runs on JDK 25 then, which complains about what older Mavens are made of.
require_maven() {
  local version
  export MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
  command -v mvn >/dev/null || stop "Maven is missing: install Maven 3.8 or newer ('apt-get install maven', 'brew install maven')."
  version=$(mvn -v 2>/dev/null | sed -nE 's/.*Apache Maven ([0-9]+\.[0-9]+).*/\1/p')
  [ "$(printf '%s\n' 3.8 "$version" | sort -V | head -n 1)" = 3.8 ] ||
    stop "Maven $version is too old: Wenda builds with 3.8 or newer."
}

built=$root/target/built
modules=(standalone membership-service question-service notification-service gateway)

# True when a jar is missing, or a source is newer than the last build.
needs_build() {
  local module
  for module in "${modules[@]}"; do
    compgen -G "$root/$module/target/$module-[0-9]*.jar" >/dev/null || return 0
  done
  [ ! -e "$built" ] || [ -n "$(find "$root" \( -path '*/src/main/*' -o -path '*/docs/openapi/*' -o -name pom.xml \) -type f \
    -not -path '*/target/*' -not -path '*/journeys/*' -newer "$built" -print -quit)" ]
}

build() {
  require_maven
  echo "Building; the first time takes a few minutes ..."
  mkdir -p "$root/target" && touch "$built.now"
  mvn -f "$root/pom.xml" -q -B -ntp -Dstyle.color=never -DskipTests -Dspotless.check.skip -pl "$(IFS=, && echo "${modules[*]}")" -am package ||
    stop "The build failed; what it said stands above."
  mv "$built.now" "$built"
}

# Becomes a program of standalone.
wenda() {
  exec "$JAVA_HOME/bin/java" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -Dwenda.home="$root" \
    -Dlogback.configurationFile=standalone-logback.xml -cp "$(ls "$root"/standalone/target/standalone-[0-9]*.jar)" "io.wenda.standalone.launch.$1" "${@:2}"
}
