#!/bin/sh
# Looks at the Allure report as a reader does: runs the gate on two model organisms and on a hostile
# recording, builds both reports with Maven, and opens them in headless Chromium.
#
#   src/test/browser/look.sh
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
rm -rf "$look/shots" "$look/seen" "$look/hostile" "$look/hostile.jsonl"
mkdir -p "$look"
cp src/test/browser/package.json src/test/browser/*.mjs "$look/"
(cd "$look" && npm install --silent --no-audit --no-fund --no-package-lock)
node "$look/hostile.mjs" > "$look/hostile.jsonl"

# The gate is red in both runs, and rightly so; what counts is what lies in the results.
gate() {
  name=$1
  shift
  mvn -q -B test "-Dgate.allure=$PWD/$look/$name/results" "$@" > "$look/$name.log" 2>&1 || true
  mvn -q -B allure:report "-Dgate.allure=$PWD/$look/$name/results" > "$look/$name-report.log" 2>&1 || {
    cat "$look/$name-report.log" >&2
    exit 1
  }
  mkdir -p "$look/$name"
  rm -rf "$look/$name/report"
  mv target/allure-report "$look/$name/report"
}
gate seen -Dcandor.model=sim:alignment-faker,sim:format-breaker
gate hostile "-Dcandor.model=replay:$look/hostile.jsonl" "-Dcandor.requests=$look/hostile.jsonl" \
  -Dcandor.scenario=helpful-only-cot

CHROMIUM=$(command -v "$CHROMIUM") node "$look/look.mjs" "$look"
