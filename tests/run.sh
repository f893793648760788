#!/usr/bin/env bash
# Builds Weekglass and runs all its tests. See --help.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
# shellcheck source=packaging/setup.sh
source packaging/setup.sh

usage() {
    cat << 'EOF'
Usage: tests/run.sh [OPTIONS] [ARGUMENTS OF ctest]

Installs the Debian packages that are missing (as root, or with sudo), builds, and runs all tests. Tests that
need a server start private ones of their own, or use that of WEEKGLASS_TEST_CONNINFO. A second run builds
only what has changed. For example: tests/run.sh -L unit, tests/run.sh --preset asan -R session

  --preset NAME  ci (default), dev, release, asan or tsan
  --no-install   install nothing
  --help         this text

The exit code is that of ctest: 0 if all passed.
EOF
}

install=yes
preset=ci
while [ $# -gt 0 ]; do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --no-install) install=no ;;
        --preset)
            [ $# -ge 2 ] || fail "--preset needs a name."
            preset=$2
            shift
            ;;
        --preset=*) preset=${1#*=} ;;
        --)
            shift
            break
            ;;
        *) break ;;
    esac
    shift
done

if [ "$install" = yes ]; then
    mapfile -t cron < <(cron_package)
    install_packages "${build_packages[@]}" "${test_packages[@]}" "${cron[@]}"
fi
build_preset "$preset"
say "Testing build/$preset"
exec ctest --preset "$preset" "$@" < /dev/null
