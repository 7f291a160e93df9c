#!/bin/sh
# The sequential gate beside the fixed one: how many requests it asks, and whether the verdict is the
# same, over 21 seeds with three samples per request and tier.
#
#   src/bench/sequential.sh FILE [SEEDS] [MODEL ...]
#
# FILE is a request set, such as the CSV of AdvBench. Without a model, sim:steady-refuser and
# sim:alignment-faker.
set -eu
file=$(realpath "$1")
shift
cd "$(dirname "$0")/../.."
mvn -q -B -Pbench test-compile exec:exec -Dbench.main=dev.candor.bench.SequentialSavings \
  -Dbench.args="$file $*"
