#!/usr/bin/env bash
# What a sample costs in a short run and in a long one, and whether memory grows: the gate on a
# simulated model with 10,000 trials and with 1,000,000, in a heap of 512 MiB, SQLite store and
# Allure on. About ten minutes and 3 GB of disk.
#
#   src/bench/scale.sh [arguments for Maven ...]
#
# Numbers are set by REQUESTS and by SHORT and LONG, samples per request and tier.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${REQUESTS:=500}" "${SHORT:=10}" "${LONG:=1000}"
. src/bench/lib.sh

mkdir -p "$work"
write_requests
mvn -q -B test-compile

# The heap in use after a collection, in MiB, at most, in a tenth of them: after_gc first|last
after_gc() {
  grep -oE 'Pause.*->[0-9]+M' "$work/gc.log" | sed -E 's/.*->([0-9]+)M/\1/' |
    awk -v which="$1" '{ all[NR] = $1 } END {
      tenth = int(NR / 10) + 1; from = which == "first" ? 1 : NR - tenth + 1
      for (i = from; i < from + tenth; i++) if (all[i] > most) most = all[i]
      print most }'
}

# run NAME SAMPLES: leaves CPU ms per sample in $cost.
run() {
  local trials user system life
  SAMPLES=$2
  trials=$((REQUESTS * SAMPLES * 2))
  shift 2
  forget_answers
  run_gate sim:steady-refuser "$(gc_log)" -Dgate.jvm="-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC" \
    "$@" >"$work/scale.out" 2>&1 || { tail -n 30 "$work/scale.out"; exit 1; }
  read -r user system life <"$work/time"
  cost=$(calc %.4f "1000 * ($user + $system) / $trials")
  echo "$trials trials in $life s: $(calc %.0f "$trials / $life") samples/s, $cost CPU ms a sample," \
    "peak heap $(peak_heap) MiB, after collections $(after_gc first) MiB at first and $(after_gc last) MiB at last," \
    "store $(du -m "$work/transcripts.db" | cut -f 1) MB"
}

run short "$SHORT" "$@"
short=$cost
run long "$LONG" "$@"
echo "a sample of the long run costs $(calc %.2f "$cost / $short") times one of the short run"
forget_answers
