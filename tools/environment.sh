#!/bin/sh
# Makes a Python environment that holds exactly what a lock file says.
#
#     sh tools/environment.sh FOLDER LOCK [LOCK-IT-COVERS]
#
# Needs Python >= 3.11.2 with pip >= 22.3; neither ensurepip nor an installable system Python
# (Debian has neither). An environment is trusted only if the stamp in it, written last, names this
# lock, this interpreter and this place: after an interruption, an edited lock, a new Python or a
# moved folder it is made again from nothing. With a third argument, the stamp of FOLDER for that
# smaller lock is written too, and an environment that has it is extended, not remade.
set -eu
cd "$(dirname "$0")/.."

folder=$1 lock=$2 covers=${3:-}
# Called from an activated environment, "python3" would be that environment's, which has no pip.
if [ -n "${VIRTUAL_ENV:-}" ]; then
    PATH=$(printf '%s' "$PATH" | tr ':' '\n' | grep -vxF "$VIRTUAL_ENV/bin" | paste -sd: -)
    unset VIRTUAL_ENV
fi
python=${PYTHON:-python3}

fail() {
    echo "set-up: $*" >&2
    exit 1
}

command -v "$python" >/dev/null 2>&1 || fail "$python not found; install Python 3.11.2 or newer, or set PYTHON=..."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11, 2))' ||
    fail "$("$python" --version 2>&1) is too old; 3.11.2 or newer is needed (set PYTHON=... to choose another)"

interpreter=$("$python" -c 'import sys; print(sys.version, sys.executable)')
key() {
    {
        printf '%s\n' "$interpreter" "$(pwd -P)"
        # Of pyproject.toml only what installing reads: a changed lint rule reinstalls nothing.
        awk '/^\[/ { on = /^\[(build-system|project|tool\.flit)/ } on' pyproject.toml
        cat "$1" tools/environment.sh
    } | cksum
}
stamp() {
    printf '%s/stamp-%s' "$folder" "$(basename "$1" .txt)"
}
fresh() {
    [ -f "$(stamp "$1")" ] && [ "$(cat "$(stamp "$1")")" = "$(key "$1")" ]
}

! fresh "$lock" || exit 0

# One at a time, where the system has flock; whoever waited looks again. ("9<." locks the folder.)
if command -v flock >/dev/null 2>&1; then
    exec 9<.
    flock 9
    ! fresh "$lock" || exit 0
fi

"$python" -c 'import pip, sys; sys.exit(tuple(map(int, pip.__version__.split(".")[:2])) < (22, 3))' 2>/dev/null ||
    fail "$python has no pip, or one older than 22.3; install pip (Debian and Ubuntu: apt-get install python3-pip)"

# The environment must not see the caller's: a stray PYTHONPATH or PIP_TARGET would end up in it.
unset PYTHONPATH PYTHONHOME PIP_TARGET PIP_PREFIX PIP_USER PIP_REQUIRE_VIRTUALENV PIP_CONSTRAINT \
    PIP_REQUIREMENT PIP_EDITABLE PIP_PYTHON PIP_NO_DEPS 2>/dev/null || :
install() {
    "$python" -m pip --python "$folder" install --quiet --disable-pip-version-check --no-input \
        --no-warn-script-location "$@" </dev/null >&2
}

if [ -n "$covers" ] && fresh "$covers"; then
    rm -f "$folder"/stamp-*
else
    [ ! -L "$folder" ] || fail "$folder is a link; remove it"
    rm -rf "$folder"
    "$python" -m venv --without-pip "$folder"
    printf '*\n' >"$folder/.gitignore"
fi

echo "set-up: installing $lock into $folder/ (once; a minute or so)" >&2
# Wheels only: a source archive would fetch its build tools without hashes.
install --require-hashes --only-binary :all: --requirement "$lock"
if grep -q '^flit-core==' "$lock"; then
    # This project itself, as a link to its folder, and its command.
    install --no-index --no-deps --no-build-isolation --editable .
fi

for each in $covers "$lock"; do
    key "$each" >"$(stamp "$each").new"
    mv "$(stamp "$each").new" "$(stamp "$each")"
done
