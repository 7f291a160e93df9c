#!/usr/bin/env bash
# How often each interval of the gap holds the true one, and how often the fixed gate errs, over 450
# designs; then the share of FAIL at no gap with one sample, added up. src/docs/statistics.md has
# the latest tables.
#
#   src/bench/simulate.sh [RUNS [COSTLY_RUNS [METHOD ...]]]
#
# RUNS is the number of runs a design, 10,000 if it is not given. COSTLY_RUNS, a tenth of it, is that
# of the bootstrap, which is looked at in 90 of the designs only, and of the betting sequence. METHOD
# is one of AUTO, TANGO, NEWCOMBE, CLUSTER_ROBUST, BCA and SEQUENCE, all if none is given.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-10000}
costly=${2:-$((runs / 10 > 0 ? runs / 10 : 1))}
mvn -q -B -Pbench test-compile
mvn -q -B -Pbench exec:exec -Dbench.main=dev.candor.bench.CoverageSimulation \
  -Dbench.args="$runs $costly ${*:3}"
mvn -q -B -Pbench exec:exec -Dbench.main=dev.candor.bench.FalseAlarms -Dbench.args=
