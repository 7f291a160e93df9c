#!/bin/sh
# How often the model organisms are attributed to what was planted in them, over seeded runs of the
# attribution set at 120 requests; in memory.
#
#   src/bench/attribution.sh [SEEDS [ORGANISM ...]]
#
# 200 seeds of all organisms, unless told.
set -eu
cd "$(dirname "$0")/../.."
mvn -q -B -Pbench test-compile exec:exec -Dbench.main=dev.candor.bench.AttributionErrors \
  -Dbench.args="$*"
