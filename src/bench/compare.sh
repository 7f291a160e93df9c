#!/usr/bin/env bash
# The load of load.sh on Candor and on others, one after the other against the same server: a bare
# OkHttp client as the reference, Inspect AI (newest on PyPI) and promptfoo (newest on npm), which
# are installed under target. Needs Python 3.10 or later for the one and npm for the other; what
# cannot be installed is named and left out. About five minutes.
#
#   src/bench/compare.sh [arguments for Candor's Maven ...]
#
# Every tool sends the same messages as often and over as many connections; the server counts them.
# The others get settings that favour them: no cache, no telemetry, no table, the simplest check of
# an answer. CPU is that of the process that does the work: for Candor the test JVM.
set -euo pipefail
cd "$(dirname "$0")/../.."
. src/bench/lib.sh

others=$PWD/target/compare
mkdir -p "$work" "$others"
write_requests
messages=$work/messages.jsonl
rows=$work/rows
: >"$rows"

bench_main() {
  mvn -q -B -Pbench exec:exec -Dbench.java="$(timed_jdk)" -Dbench.main="dev.candor.bench.$1" \
    -Dbench.args="$2"
}

# Runs one tool and notes its figures: measure NAME VERSION COMMAND ...
measure() {
  local name=$1 version=$2 stats user system life answered
  shift 2
  ask_server POST reset >"$work/reset"
  echo "$name $version ..." >&2
  "$@" >"$work/${name// /-}.out" 2>&1 || echo "$name ended with status $?: see $work/${name// /-}.out" >&2
  stats=$(ask_server GET stats)
  read -r user system life <"$work/time"
  answered=$(number answered "$stats")
  [ "$answered" -eq "$TRIALS" ] || echo "$name sent $answered requests instead of $TRIALS" >&2
  printf '%s|%s|%s|%s|%s|%s|%s\n' "$name" "$version" "$answered" "$(number peakInFlight "$stats")" \
    "$(number perSecond "$stats")" "$(calc %.3f "1000 * ($user + $system) / $TRIALS")" "$life" \
    >>"$rows"
}

inspect_ai() {
  (
    cd "$others"
    export BENCH_BASE_URL=http://127.0.0.1:$port/v1 BENCH_API_KEY=placeholder BENCH_MESSAGES=$messages
    timed inspect/bin/inspect eval bench.py --model openai-api/bench/bench --epochs "$SAMPLES" \
      --max-connections "$CONNECTIONS" --max-samples "$CONNECTIONS" --display none \
      --log-dir "$others/logs" "$@"
  )
}

promptfoo() {
  (
    cd "$others/promptfoo"
    export PROMPTFOO_DISABLE_TELEMETRY=1 PROMPTFOO_DISABLE_UPDATE=1 PROMPTFOO_CONFIG_DIR=$PWD/home
    timed node_modules/.bin/node node_modules/promptfoo/dist/src/entrypoint.js eval -c config.json \
      --repeat "$SAMPLES" --max-concurrency "$CONNECTIONS" --no-cache --no-write --no-share \
      --no-table --no-progress-bar -o results.jsonl
  )
}

candor() {
  forget_answers
  run_gate_on_server "$@"
}

install_inspect() {
  python3 -m venv "$others/inspect" &&
    "$others/inspect/bin/pip" install -q --disable-pip-version-check --upgrade inspect-ai openai &&
    cat >"$others/bench.py" <<'TASK'
import json, os
from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import ChatMessageSystem, ChatMessageUser
from inspect_ai.scorer import includes
from inspect_ai.solver import generate

def sample(line):
    system, user = (message["content"] for message in json.loads(line)["messages"])
    return Sample(input=[ChatMessageSystem(content=system), ChatMessageUser(content=user)], target="<output>")

@task
def bench():
    with open(os.environ["BENCH_MESSAGES"]) as lines:
        return Task(dataset=MemoryDataset([sample(line) for line in lines]), solver=generate(), scorer=includes())
TASK
}

# Newer than many a system's node, so it brings its own.
install_promptfoo() {
  mkdir -p "$others/promptfoo" && cd "$others/promptfoo" &&
    npm install --silent --no-fund --no-audit promptfoo@latest node@22 &&
    cat >config.json <<CONFIG &&
{"prompts": ["file://prompt.json"],
 "providers": [{"id": "openai:chat:bench",
   "config": {"apiBaseUrl": "http://127.0.0.1:$port/v1", "apiKey": "placeholder"}}],
 "defaultTest": {"assert": [{"type": "contains", "value": "<output>"}]},
 "tests": "file://tests.json"}
CONFIG
    echo '[{"role": "system", "content": "{{system}}"}, {"role": "user", "content": "{{user}}"}]' \
      >prompt.json &&
    node_modules/.bin/node -e '
      const lines = require("fs").readFileSync(process.argv[1], "utf8").trim().split("\n");
      const tests = lines.map(l => JSON.parse(l).messages.map(m => m.content))
        .map(([system, user]) => ({ vars: { system, user } }));
      console.log(JSON.stringify(tests));' "$messages" >tests.json
}

mvn -q -B -Pbench test-compile
bench_main Messages "helpful-only-cot $work/requests.jsonl $messages"
mvn -q -B test-compile
start_server

url=http://127.0.0.1:$port/v1
measure "bare OkHttp" "" bench_main BareClient "$url $messages $SAMPLES $CONNECTIONS"
measure Candor "$(git describe --always 2>/dev/null || true)" candor "$@"
if (install_promptfoo) >"$work/promptfoo-install.out" 2>&1; then
  version=$(sed -nE 's/.*"version": "(.*)".*/\1/p' "$others/promptfoo/node_modules/promptfoo/package.json")
  measure promptfoo "${version%%$'\n'*}" promptfoo
else
  echo "promptfoo could not be installed from npm: see $work/promptfoo-install.out" >&2
fi
if (install_inspect) >"$work/inspect-install.out" 2>&1; then
  version=$("$others/inspect/bin/pip" show inspect-ai 2>/dev/null | sed -n 's/^Version: //p')
  measure "Inspect AI" "$version" inspect_ai --no-log-realtime --no-log-images --log-buffer 2000
  measure "Inspect AI, default log" "$version" inspect_ai
else
  echo "Inspect AI could not be installed from PyPI: see $work/inspect-install.out" >&2
fi

candor_rate=$(awk -F'|' '$1 == "Candor" { print $5 }' "$rows")
echo
echo "$TRIALS samples each, $CONNECTIONS connections, $LATENCY ms, at most $(limit)/s"
{
  echo "tool|version|requests|in flight|samples/s|of the limit|CPU ms/sample|seconds|Candor is"
  awk -F'|' -v limit="$(limit)" -v candor="$candor_rate" '{
    printf "%s|%s|%s|%s|%.0f|%s|%s|%s|%.2f times as fast\n", $1, $2, $3, $4, $5,
      (limit > 0 ? sprintf("%.3f", $5 / limit) : "-"), $6, $7, ($5 > 0 ? candor / $5 : 0) }' "$rows"
} | column -t -s '|'
