#!/bin/sh
# Runs a command that may want a browser and Java: finds them, or installs Debian's where apt can,
# and tells the command where they are (BRIEFS_CHROMIUM, BRIEFS_JAVA; empty = there is none).
#
#     sh tools/browser.sh .venv/bin/python -m pytest
#
# BRIEFS_NO_INSTALL=1 forbids installing. It never fails by itself: the command decides whether it
# can do without. Playwright's own Node and browser downloads are not used.
set -u

works() { # a stub that only asks for a snap exits with an error here
    command -v "$1" >/dev/null 2>&1 && "$1" "$2" </dev/null >/dev/null 2>&1
}

find_chromium() {
    for each in ${BRIEFS_CHROMIUM:+"$BRIEFS_CHROMIUM"} chromium chromium-browser google-chrome-stable \
        google-chrome chrome "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        if works "$each" --version; then
            command -v "$each"
            return
        fi
    done
}

find_java() {
    for each in ${BRIEFS_JAVA:+"$BRIEFS_JAVA"} ${JAVA_HOME:+"$JAVA_HOME/bin/java"} java; do
        if works "$each" -version; then
            command -v "$each"
            return
        fi
    done
}

# Playwright's driver is a Node of its own, which wants a library that bare systems lack; any other
# Node does as well.
driver_starts() {
    for driver in .venv/lib/python*/site-packages/playwright/driver/node; do
        if [ ! -f "$driver" ] || works "$driver" --version; then
            continue
        fi
        works node --version || return 1
        PLAYWRIGHT_NODEJS_PATH=$(command -v node)
        export PLAYWRIGHT_NODEJS_PATH
    done
}

chromium=$(find_chromium)
java=$(find_java)

missing=
[ -n "$chromium" ] || missing="$missing chromium"
driver_starts || missing="$missing libatomic1"
[ -n "$java" ] || missing="$missing default-jre-headless"
if [ -n "$missing" ] && [ -z "${BRIEFS_NO_INSTALL:-}" ] && [ "$(id -u)" = 0 ] &&
    command -v apt-get >/dev/null 2>&1; then
    echo "tests: installing with apt:$missing" >&2
    log=$(mktemp)
    apt_get() {
        DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" </dev/null >>"$log" 2>&1
    }
    apt_get update || :
    for each in $missing; do # one by one: a system without the one may have the other
        apt_get install --yes --no-install-recommends "$each" ||
            { echo "tests: apt could not install $each:" >&2; tail -n 3 "$log" >&2; }
    done
    rm -f "$log"
    chromium=$(find_chromium)
    java=$(find_java)
fi

if ! driver_starts; then
    echo "tests: Playwright's driver does not start; it needs libatomic (Debian: libatomic1) or a Node on PATH" >&2
    chromium=
fi

BRIEFS_CHROMIUM=$chromium BRIEFS_JAVA=$java
export BRIEFS_CHROMIUM BRIEFS_JAVA
exec "$@"
