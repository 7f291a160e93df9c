#!/usr/bin/env bash
# Holds the recipes of src/docs/ci to what their CI systems read: the schemas of GitHub's workflows
# and of GitLab CI that check-jsonschema ships, and for the Jenkinsfile jdp, a parser of declarative
# pipelines. Needs Python, and Cargo for jdp; what is not at hand is said and left out.
set -euo pipefail
cd "$(dirname "$0")/../../.."
tools=target/ci-tools
recipes=src/docs/ci

if python3 -m venv "$tools/python" && "$tools/python/bin/pip" -q install check-jsonschema==0.39.0; then
  check=$tools/python/bin/check-jsonschema
  "$check" --builtin-schema vendor.github-workflows "$recipes/github-actions.yml"
  "$check" --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci "$recipes/gitlab-ci.yml"
else
  echo "No check-jsonschema could be had here: nobody reads the recipes for GitHub and GitLab."
fi

if [ -x "$tools/bin/jdp" ] ||
  { command -v cargo > /dev/null && cargo install -q --debug --locked --root "$tools" jdp@0.2.2; }; then
  "$tools/bin/jdp" check "$recipes/Jenkinsfile"
else
  echo "No jdp could be had here: nobody reads the Jenkinsfile."
fi
