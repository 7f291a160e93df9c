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

# The gate on a model, as a user starts it: run_gate MODEL [arguments for Maven ...]. A store of an
# earlier run is used on; forget_answers makes sure that there is none.
run_gate() {
  local model=$1
  shift
  OPENAI_API_KEY=placeholder mvn -q -B test -Dtest=ReleaseGateTest \
    -Djvm="$(timed_jdk)" -Dgate.allure="$work/allure-results" -Dcandor.model="$model" \
    -Dcandor.requests="$work/requests.jsonl" -Dcandor.scenario=helpful-only-cot \
    -Dcandor.samples="$SAMPLES" -Dcandor.concurrency="$CONNECTIONS" \
    -Dcandor.store="$work/transcripts.db" "$@"
}

# The gate on the server.
run_gate_on_server() {
  run_gate "openai:bench@http://127.0.0.1:$port/v1" "$@"
}

forget_answers() {
  rm -f "$work"/transcripts.db*
}

# The argument that has the test JVM write its garbage collections to $work/gc.log.
gc_log() {
  echo "-DargLine=-Xlog:gc,gc+heap+exit:file=$work/gc.log"
}

# The most heap in use at any time, in MiB.
peak_heap() {
  grep -oE '[0-9]+M->|used [0-9]+K' "$work/gc.log" |
    awk '/->/ { m = $1 + 0 } /used/ { m = $2 / 1024 } m > most { most = m } END { printf "%.0f", most }'
}
