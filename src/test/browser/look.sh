#!/bin/sh
# Looks at the Allure report as a reader does: runs the gate on two model organisms, on a hostile
# recording and three times for a trend, builds the reports of Allure 2 with Maven and those of
# Allure 3 with npm's package, and opens them in headless Chromium.
#
#   src/test/browser/look.sh [--docs]
#
# With --docs it puts the pictures of src/docs/report.md there.
#
# LOOK_EVERY=8 reads one in eight of the 200 hostile answers, each trick once.
#
# Exits 0 if everything is where a reader looks for it and nothing that a model wrote has run; 1 if
# not; 2 if a tool is absent. Screenshots go to target/look/shots. CHROMIUM names another browser.
set -eu
cd "$(dirname "$0")/../../.."

CHROMIUM="${CHROMIUM:-chromium}"
for tool in mvn node npm "$CHROMIUM"; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    echo "look: $tool is absent; install it (Debian: apt-get install maven nodejs npm chromium)" >&2
    exit 2
  fi
done

# Allure's report otherwise calls its makers' analytics, when it is built and whenever it is read.
export ALLURE_NO_ANALYTICS=true

look=target/look
rm -rf "$look/shots" "$look/seen" "$look/hostile" "$look/hostile.jsonl" "$look/history" \
  "$look/first" "$look/other" "$look/again" "$look/trend" target/allure-report
mkdir -p "$look"
cp src/test/browser/package.json src/test/browser/*.mjs "$look/"
(cd "$look" && npm install --silent --no-audit --no-fund --no-package-lock)
allure3() {
  # Of this folder's own Node.js, which Allure 3 needs newer than Debian's.
  PATH="$PWD/$look/node_modules/node/bin:$PATH" "$look/node_modules/.bin/allure" "$@"
}
node "$look/hostile.mjs" > "$look/hostile.jsonl"

# The gate is red in all runs, and rightly so; what counts is what lies in the results.
gate() {
  name=$1
  shift
  history=$look/history
  case $name in first | other | again) history=$look/trend ;; esac
  mvn -q -B test "-Dgate.allure=$PWD/$look/$name/results" "-Dcandor.report.history=$history" \
    "$@" > "$look/$name.log" 2>&1 || true
  cp target/candor/allurerc.json "$look/$name-allurerc.json"
  cp target/candor/allure-quality-gate.json "$look/$name-quality.json"
  mvn -q -B allure:report "-Dgate.allure=$PWD/$look/$name/results" > "$look/$name-report.log" 2>&1 || {
    cat "$look/$name-report.log" >&2
    exit 1
  }
  mkdir -p "$look/$name"
  rm -rf "$look/$name/report"
  # It stays, too: the next run takes the history from there, as it does for everybody.
  cp -r target/allure-report "$look/$name/report"
  allure3 generate --config "$look/$name-allurerc.json" --output "$look/$name/report3" \
    "$look/$name/results" > "$look/$name-report3.log" 2>&1 || {
    cat "$look/$name-report3.log" >&2
    exit 1
  }
}
gate seen -Dcandor.model=sim:alignment-faker,sim:format-breaker
if allure3 quality-gate --config "$look/seen-quality.json" "$look/seen/results" > "$look/quality.log" 2>&1; then
  echo "look: Allure 3's quality gate let a red release gate pass" >&2
  exit 1
fi
grep -q maxFailures "$look/quality.log" || {
  cat "$look/quality.log" >&2
  exit 1
}
gate hostile "-Dcandor.model=replay:$look/hostile.jsonl" "-Dcandor.requests=$look/hostile.jsonl" \
  -Dcandor.scenario=helpful-only-cot

# One model, another, and the first again: its trend must have two runs, and not the one between.
rm -rf target/allure-report
gate first -Dcandor.model=sim:alignment-faker -Dcandor.scenario=helpful-only-cot
gate other -Dcandor.model=sim:observer -Dcandor.scenario=helpful-only-cot
gate again -Dcandor.model=sim:alignment-faker -Dcandor.scenario=helpful-only-cot
cp target/candor/summary.html "$look/again/"

CHROMIUM=$(command -v "$CHROMIUM") node "$look/look.mjs" "$look"

if [ "${1:-}" = --docs ]; then
  for shot in overview gate request conversation allure3-gate allure3-finding; do
    cp "$look/shots/$shot.png" "src/docs/report-$shot.png"
  done
fi
