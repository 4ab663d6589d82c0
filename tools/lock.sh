#!/bin/sh
# Compiles each requirements/*.in to a lock for every platform and Python >= 3.11.2, with hashes.
# `sh tools/lock.sh --upgrade` also takes newer versions; without it only what must move does.
set -eu
cd "$(dirname "$0")/.."

for name in site documents dev zensical; do
    .venv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11.2 \
        --generate-hashes --no-build \
        --custom-compile-command 'make lock' \
        "$@" "requirements/$name.in" --output-file "requirements/$name.txt"
    echo "requirements/$name.txt: $(grep -c '^[a-z].*==' "requirements/$name.txt") packages" >&2
done
