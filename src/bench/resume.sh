#!/usr/bin/env bash
# How soon a run goes on that was cut off: fills a SQLite store with 200,000 answers of a loopback
# server, then starts the gate again with some that are missing, and tells how long its test JVM
# took to the first new call and how many calls it made. About five minutes.
#
#   src/bench/resume.sh [arguments for Maven ...]
#
# Numbers are set by REQUESTS, STORED (answers per request and tier that are there) and MISSING.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${REQUESTS:=500}" "${STORED:=200}" "${MISSING:=2}" "${CONNECTIONS:=64}" "${LATENCY:=0}"
. src/bench/lib.sh

mkdir -p "$work"
write_requests
mvn -q -B test-compile
start_server
forget_answers
SAMPLES=$STORED
run_gate_on_server "$@" >"$work/resume.out" 2>&1 || { tail -n 30 "$work/resume.out"; exit 1; }
echo "$(number answered "$(ask_server GET stats)") answers stored"

ask_server POST reset >"$work/reset"
SAMPLES=$((STORED + MISSING))
run_gate_on_server "$@" >"$work/resume.out" 2>&1 || { tail -n 30 "$work/resume.out"; exit 1; }
stats=$(ask_server GET stats)
read -r user system life <"$work/time"
began=$(date +%s%3N -r "$work/pid")
cat <<REPORT
first new call   $(calc %.1f "($(number firstAtMillis "$stats") - $began) / 1000") s after the test JVM's start
new calls        $(number answered "$stats") of $((REQUESTS * MISSING * 2)) missing, $(number distinctBodies "$stats") distinct
the whole run    $life s for $((REQUESTS * SAMPLES * 2)) trials
REPORT
forget_answers
