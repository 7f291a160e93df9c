#!/usr/bin/env bash
# Stops the server that start.sh started in FOLDER, and removes the folder.
set -euo pipefail
folder=${1:?usage: stop.sh FOLDER}
kill -INT "$(head -n 1 "$folder/data/postmaster.pid")"
while [ -e "$folder/data/postmaster.pid" ]; do sleep 0.1; done
rm -rf "$folder"
