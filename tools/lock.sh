#!/bin/sh
# Compiles each requirements*.in to a lock for every platform and Python >= 3.11.2, with hashes.
# `sh tools/lock.sh --upgrade` also takes newer versions; without it only what must move does.
set -eu
cd "$(dirname "$0")/.."

for name in requirements requirements-dev requirements-zensical; do
    .venv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11.2 \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-build \
        --custom-compile-command 'make lock' \
        "$@" "$name.in" --output-file "$name.txt"
    echo "$name.txt: $(grep -c '^[a-z].*==' "$name.txt") packages" >&2
done
