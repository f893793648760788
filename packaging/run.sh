#!/usr/bin/env bash
# Builds Weekglass and opens its window on sample games. See --help.
set -euo pipefail
caller=$PWD
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
# shellcheck source=packaging/setup.sh
source packaging/setup.sh

usage() {
    cat << 'EOF'
Usage: packaging/run.sh [OPTIONS] [-- ARGUMENTS OF weekglass]

Installs the Debian packages that are missing (as root, or with sudo), builds a release, starts the private
PostgreSQL server, makes sample weeks if they are not there, and opens the window. A second run does only
what is left to do. The server goes on when the window closes; "build/release/bin/weekglassctl server stop" ends it.

  --screenshots DIR  open no window: save a picture of each page in DIR (needs no display)
  --no-install       install nothing; for other systems than Debian, see CONTRIBUTING.md
  --help             this text

Exit codes: 0 done, 1 something failed, 3 there is no display to open a window on.
EOF
}

install=yes
screenshots=
while [ $# -gt 0 ]; do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --no-install) install=no ;;
        --screenshots)
            [ $# -ge 2 ] || fail "--screenshots needs a folder."
            screenshots=$2
            shift
            ;;
        --screenshots=*) screenshots=${1#*=} ;;
        --)
            shift
            break
            ;;
        *) fail "\"$1\" is not known here; see --help. Arguments of weekglass come after --" ;;
    esac
    shift
done

if [ -n "$screenshots" ]; then
    screenshots=$(cd "$caller" && realpath -m -- "$screenshots")
fi

no_display() {
    say "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so no window can open." \
        "For pictures of all pages: packaging/run.sh --screenshots DIR"
}

has_display=yes
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ "${QT_QPA_PLATFORM:-}" = "" ] && [ -z "$screenshots" ]; then
    has_display=no
    no_display
    say "The rest is done all the same."
fi

if [ "$install" = yes ]; then
    install_packages "${build_packages[@]}"
fi
# by their files, so that no test is built for this
build_preset release bin/weekglass bin/weekglassctl

say "Starting the private server and making sample weeks"
build/release/bin/weekglassctl --local sample

if [ -n "$screenshots" ]; then
    say "Saving pictures in $screenshots"
    QT_QPA_PLATFORM=offscreen exec build/release/bin/weekglass --local --screenshots "$screenshots" "$@"
fi
if [ "$has_display" = no ]; then
    no_display
    exit 3
fi
exec build/release/bin/weekglass --local "$@"
