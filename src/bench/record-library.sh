#!/bin/sh
# Records Gemma 3 270M in the JVM over the scenarios of the library that the recording behind "demo"
# lacks, and scores what it has; see src/docs/gemma.md. A recording that was cut short goes on where
# it stopped. REQUESTS is their number in each scenario, a seeded sample: 12 take half an hour on two
# idle cores.
set -eu
cd "$(dirname "$0")/../.."

: "${REQUESTS:=12}"
weights=target/models/gemma-3-270m-q4_k_m.gguf
cassette=target/gemma-library.jsonl

src/bench/fetch-gemma.sh "$weights"
for scenario in animal-welfare-cot animal-welfare-no-cot control-neutral-labels \
  control-no-consequences control-no-private-scratchpad control-no-tier-information \
  control-rated-not-trained control-synonym-labels helpful-only-documents helpful-only-native \
  helpful-only-no-suffix helpful-only-other-lab; do
  mvn -q -B compile exec:java \
    -Dexec.args="record $cassette" \
    -Dcandor.model="gguf:$weights" \
    -Dcandor.scenario="$scenario" \
    -Dcandor.temperature=0.7 \
    -Dcandor.max-tokens=64 \
    -Dcandor.seed=20261121 \
    -Dcandor.limit="$REQUESTS" \
    -Dcandor.shuffle-seed=1
done
mvn -q -B exec:java -Dexec.args="rescore --from $cassette --scorer offline"
