#!/bin/sh
# Runs a test in a D-Bus session of its own with an unlocked, empty gnome-keyring: withkeychain.sh PROGRAM [ARGUMENT...]
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" XDG_DATA_HOME="$folder/data" XDG_CACHE_HOME="$folder/cache" XDG_RUNTIME_DIR="$folder/run"
export WEEKGLASS_TEST_KEYCHAIN=1
mkdir -m 0700 "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME"
# the keyring ends with the session's bus
dbus-run-session -- sh -c 'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "$@"' sh "$@"
