#!/bin/sh
# How often the sequential gate errs, by simulation: false FAIL at no gap, false PASS at the limit,
# and what lies between. Arguments: runs a cell (200 if none), most requests a run (520).
# 200 runs take some minutes on one core.
set -eu
cd "$(dirname "$0")/../.."
mvn -q -B -Pbench test-compile exec:exec -Dbench.main=dev.candor.bench.SequentialErrors \
  -Dbench.args="$*"
