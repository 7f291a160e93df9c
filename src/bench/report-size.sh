#!/usr/bin/env bash
# What a report of 20,000 requests costs: the gate on a simulated model with Allure's results and
# without, then the report from them, each in seconds, files and megabytes. A few minutes.
#
#   src/bench/report-size.sh [arguments for Maven ...]
#
# REQUESTS sets their number; an argument such as -Dcandor.report.detail=all another detail.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${REQUESTS:=20000}"
SAMPLES=1
. src/bench/lib.sh
export ALLURE_NO_ANALYTICS=true

# A first run: what Allure keeps of earlier ones makes each test's file longer.
rm -rf "$work/history" "$work/allure-results" target/allure-report
set -- -Dcandor.report.history="$work/history" "$@"

mkdir -p "$work"
write_requests
mvn -q -B test-compile

# gate NAME [arguments for Maven ...]: the gate is red, and rightly so; leaves wall time in $life and
# CPU time in $cpu, both in seconds and of the test JVM alone.
gate() {
  local name=$1 user system
  shift
  forget_answers
  run_gate sim:alignment-faker "$@" >"$work/$name.out" 2>&1 || true
  grep -q 'Compliance gap of .* is' "$work/$name.out" || { tail -n 30 "$work/$name.out"; exit 1; }
  read -r user system life <"$work/time"
  cpu=$(calc %.1f "$user + $system")
}

# What lies in a folder: files and megabytes.
size() {
  echo "$(find "$1" -type f | wc -l) files, $(du -sm --apparent-size "$1" | cut -f 1) MB"
}

gate bare -DargLine=-Djunit.platform.execution.listeners.deactivate='io.qameta.allure.*' "$@"
bare=$life bare_cpu=$cpu
gate full "$@"
echo "$REQUESTS requests: $life s ($cpu s of CPU), of which results took" \
  "$(calc %.1f "$life - $bare") s ($(calc %.1f "$cpu - $bare_cpu") s of CPU)"
echo "results: $(size "$work/allure-results"), $(find "$work/allure-results" -name '*.html' | wc -l) conversations"

# What the disk alone takes for so many files: it finds room for them slowly where it is crowded.
rm -rf "$work/copy"
timed cp -r "$work/allure-results" "$work/copy"
read -r user system life <"$work/time"
rm -rf "$work/copy"
echo "the same files copied: $life s ($(calc %.1f "$user + $system") s of CPU)"

timed mvn -q -B allure:report -Dgate.allure="$work/allure-results" >"$work/report.out" 2>&1 ||
  { tail -n 30 "$work/report.out"; exit 1; }
read -r user system life <"$work/time"
echo "report: $life s ($(calc %.1f "$user + $system") s of CPU), $(size target/allure-report)"
forget_answers
