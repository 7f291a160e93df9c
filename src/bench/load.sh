#!/usr/bin/env bash
# Loads Candor, as mvn test runs it, with a loopback server that answers after 200 ms and serves 512
# at once: 10,400 samples (520 requests, 2 tiers, 10 samples each) over 512 connections.
#
#   src/bench/load.sh [--no-latency] [arguments for Maven ...]
#
# --no-latency answers at once, over 64 connections. Numbers are set by REQUESTS, SAMPLES,
# CONNECTIONS, CAPACITY (served at once) and LATENCY (ms), for example REQUESTS=50 src/bench/load.sh.
# Client and server share this machine's cores, so an idle machine gives the best figures.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ "${1:-}" = --no-latency ]; then
  : "${LATENCY:=0}" "${CONNECTIONS:=64}"
  shift
fi
. src/bench/lib.sh

mkdir -p "$work"
write_requests
mvn -q -B test-compile
start_server
began=$(date +%s%N)
forget_answers
run_gate_on_server "$(gc_log)" "$@"
ended=$(date +%s%N)

stats=$(ask_server GET stats)
read -r user system life <"$work/time"
answered=$(number answered "$stats")
rate=$(number perSecond "$stats")

cat <<REPORT
$answered requests for $TRIALS samples, $(number distinctBodies "$stats") distinct, at most $(number peakInFlight "$stats") in flight over $(number connections "$stats") connections
samples/s while sampling   $rate over $(number seconds "$stats") s
share of the limit         $( [ "$LATENCY" -gt 0 ] && calc '%.3f of %d/s' "$rate / $(limit), $(limit)" || echo "none: no latency")
CPU ms/sample              $(calc %.3f "1000 * ($user + $system) / $TRIALS") over the test JVM's whole life of $life s ($user s user, $system s system)
  of it while sampling     $(calc %.3f "1000 * $(number clientCpuSeconds "$stats") / $TRIALS")
  the server's own         $(calc %.3f "1000 * $(number serverCpuSeconds "$stats") / $TRIALS")
peak heap                  $(peak_heap) MiB
wall                       $(calc %.1f "($ended - $began) / 1e9") s, Maven included
REPORT
[ "$answered" -ge "$TRIALS" ]
