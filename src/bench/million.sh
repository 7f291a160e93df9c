#!/bin/sh
# How long estimate, interval and test of a million requests take in 256 MB, with one sample each and
# with three.
set -eu
cd "$(dirname "$0")/../.."
mvn -q -B -Pbench test-compile
for samples in 1 3; do
  mvn -q -B -Pbench exec:exec -Dbench.main="-Xmx256m dev.candor.bench.MillionPairs" -Dbench.args=$samples
done
