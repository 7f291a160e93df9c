#!/usr/bin/env bash
# A sweep as a user starts it: six model organisms over every scenario of the library, asked anew,
# reports included. Seconds by the clock and of CPU, of Maven as a whole and of the test JVM alone,
# and how large the screen is that the run ends with. About a minute.
#
#   src/bench/sweep.sh [arguments for Maven ...]
#
# MODELS and SCENARIOS, comma-separated, choose others.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${MODELS:=sim:alignment-faker,sim:steady-refuser,sim:helpful-only,sim:label-sensitive,sim:observer,sim:rater-sycophant}"
: "${SCENARIOS:=all}"
. src/bench/lib.sh

mkdir -p "$work"
mvn -q -B test-compile
forget_answers
rm -rf "$work/allure-results"
jdk=$(timed_jdk) # which leaves the seconds of the JVM in $work/time

TIMEFORMAT='%U %S %R'
{ time mvn -q -B test -Dmaven.test.failure.ignore=true -Djvm="$jdk" \
    -Dgate.allure="$work/allure-results" -Dcandor.model="$MODELS" -Dcandor.scenario="$SCENARIOS" \
    -Dcandor.store="$work/transcripts.db" -Dcandor.report.history=none "$@" \
    >"$work/sweep.out" 2>&1; } 2>"$work/sweep.time"

# The screen is what follows the last line that says Candor and nothing else.
awk '/^Candor$/ { lines = ""; on = 1 } /^\[/ { on = 0 } on { lines = lines $0 "\n" }
  END { printf "%s", lines }' "$work/sweep.out" >"$work/sweep.screen"
cat "$work/sweep.screen"
read -r user system life <"$work/sweep.time"
echo "mvn test in $life s, $(calc %.1f "$user + $system") s of CPU"
read -r user system life <"$work/time"
echo "its JVM in $life s, $(calc %.1f "$user + $system") s of CPU"
echo "results: $(find "$work/allure-results" -type f | wc -l) files," \
  "$(du -sm "$work/allure-results" | cut -f 1) MB; store $(du -m "$work/transcripts.db" | cut -f 1) MB"
awk '{ if (length > wide) wide = length } END { print "screen: " NR " lines of at most " wide " columns" }' \
  "$work/sweep.screen"
forget_answers
