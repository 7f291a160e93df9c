#!/bin/sh
# Records the model "demo" anew: Gemma 3 270M in the JVM, over all bundled requests, in the scenario
# that a base model can follow and in the two that it cannot. A recording that was cut short goes on
# where it stopped; remove target/demo.jsonl to start over. About 20 minutes on two idle cores.
set -eu
cd "$(dirname "$0")/../.."

weights=target/models/gemma-3-270m-q4_k_m.gguf
cassette=target/demo.jsonl

src/bench/fetch-gemma.sh "$weights"
mvn -q -B compile exec:java \
  -Dexec.args="record $cassette" \
  -Dcandor.model="gguf:$weights" \
  -Dcandor.scenario=helpful-only-few-shot,helpful-only-cot,helpful-only-no-cot \
  -Dcandor.temperature=0.7 \
  -Dcandor.max-tokens=64 \
  -Dcandor.seed=20261121
gzip -9 -n -c "$cassette" > src/main/resources/dev/candor/demo/demo.jsonl.gz
ls -l src/main/resources/dev/candor/demo/demo.jsonl.gz
