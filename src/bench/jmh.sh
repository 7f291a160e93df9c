#!/bin/sh
# Microbenchmarks of what every sample costs; arguments go to JMH, for example: src/bench/jmh.sh Scoring
set -eu
cd "$(dirname "$0")/../.."
mvn -q -B -Pbench test-compile exec:exec -Dbench.args="$*"
