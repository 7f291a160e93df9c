#!/usr/bin/env bash
# How often each interval of the gap holds the true one, and how often the fixed gate errs, over 450
# designs: src/docs/statistics.md has the latest table.
#
#   src/bench/simulate.sh [RUNS]
#
# RUNS is the number of runs a design, 10,000 if it is not given, which takes about ten minutes on two cores.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -Pbench test-compile exec:exec -Dbench.main=dev.candor.bench.CoverageSimulation \
  -Dbench.args="${1:-10000}"
