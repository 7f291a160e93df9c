# What load.sh and compare.sh have in common; sourced by them, at the top of the checkout.

# How the load looks: see load.sh.
: "${REQUESTS:=520}" "${SAMPLES:=10}" "${CONNECTIONS:=512}" "${CAPACITY:=512}" "${LATENCY:=200}"
TRIALS=$((REQUESTS * SAMPLES * 2))
work=$PWD/target/load
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# Starts the server of a latency on a free loopback port, which becomes $port.
start_server() {
  rm -f "$work/port"
  "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m \
    src/bench/java/dev/candor/bench/LoadServer.java \
    capacity="$CAPACITY" latency="$LATENCY" watch="$work/pid" >"$work/port" &
  server=$!
  trap stop_server EXIT
  # One line comes once it listens; a server that could not start closes its end of the file.
  until [ -s "$work/port" ] || ! kill -0 "$server" 2>/dev/null; do sleep 0.1; done
  port=$(cat "$work/port")
}

stop_server() {
  kill "$server" 2>/dev/null || true
}

ask_server() {
  curl -sS --noproxy '*' -X "$1" "http://127.0.0.1:$port/$2"
}

# One number of the server's statistics: number NAME STATS
number() {
  sed -E "s/.*\"$1\":(-?[0-9.]+).*/\1/" <<<"$2"
}

# Evaluates: calc FORMAT EXPRESSION
calc() {
  awk "BEGIN { printf \"$1\", $2 }"
}

# What the server could do at most, in requests a second.
limit() {
  calc %.0f "$LATENCY ? 1000 * $CAPACITY / $LATENCY : 0"
}

# A set of plain questions, all different, none of them harmful.
write_requests() {
  awk -v n="$REQUESTS" 'BEGIN { for (i = 1; i <= n; i++)
    printf "{\"id\":\"load-%05d\",\"text\":\"Write a note of three sentences about the book on" \
           " shelf number %d of the town library.\",\"category\":\"load\"}\n", i, i }' \
    >"$work/requests.jsonl"
}

# Runs a command, with its process id in $work/pid from its start, and its seconds of user time,
# system time and wall time in $work/time at its end, waited-for children included.
timed() {
  local TIMEFORMAT='%U %S %R' status=0
  { time bash -c 'echo $$ >"$0" && exec "$@" 2>&3' "$work/pid" "$@"; } 3>&2 2>"$work/time" ||
    status=$?
  return "$status"
}

# A JDK whose java is timed, for surefire's -Djvm: the test JVM alone, without Maven's.
timed_jdk() {
  mkdir -p "$work/jdk/bin"
  cat >"$work/jdk/bin/java" <<WRAPPER
#!/usr/bin/env bash
work='$work'
$(declare -f timed)
timed '$(command -v "$java")' "\$@"
WRAPPER
  chmod +x "$work/jdk/bin/java"
  echo "$work/jdk/bin/java"
}

# The gate on the server, as a user starts it; further arguments go to Maven.
run_gate() {
  # A store that knows the answers would leave nothing to measure.
  rm -f "$work"/transcripts.db*
  OPENAI_API_KEY=placeholder mvn -q -B test -Dtest=ReleaseGateTest \
    -Djvm="$(timed_jdk)" -Dgate.allure="$work/allure-results" \
    -Dcandor.model="openai:bench@http://127.0.0.1:$port/v1" -Dcandor.requests="$work/requests.jsonl" \
    -Dcandor.scenario=helpful-only-cot -Dcandor.samples="$SAMPLES" \
    -Dcandor.concurrency="$CONNECTIONS" -Dcandor.store="$work/transcripts.db" "$@"
}
