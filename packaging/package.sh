#!/usr/bin/env bash
# Makes a Debian package of Weekglass. See --help.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
# shellcheck source=packaging/setup.sh
source packaging/setup.sh

usage() {
    cat << 'END'
Usage: packaging/package.sh [OPTIONS]

Installs the Debian packages that are missing (as root, or with sudo), builds a release, and makes
build/package/weekglass_VERSION_ARCHITECTURE.deb of it. The same source gives the same bytes: times are those of
SOURCE_DATE_EPOCH, by default the time of the last commit.

  --build DIR   pack this finished release build instead of making build/release
  --output DIR  put the package into this folder, which is emptied first
  --no-install  install nothing
  --help        this text
END
}

install=yes
build=
folder=build/package
while [ $# -gt 0 ]; do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --no-install) install=no ;;
        --build)
            [ $# -ge 2 ] || fail "--build needs a folder."
            build=$(realpath -- "$2")
            shift
            ;;
        --output)
            [ $# -ge 2 ] || fail "--output needs a folder."
            folder=$2
            shift
            ;;
        *) fail "\"$1\" is not known here; see --help." ;;
    esac
    shift
done

epoch() {
    git log -1 --format=%ct 2> /dev/null || stat -c %Y CHANGELOG.md
}
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(epoch)}
export SOURCE_DATE_EPOCH

if [ "$install" = yes ]; then
    install_packages "${build_packages[@]}" "${package_packages[@]}"
fi
if [ -z "$build" ]; then
    build_preset release bin/weekglass bin/weekglassctl bin/weekglassctl-draw documents
    build=$PWD/build/release
fi

version=$(sed -n 's/^project(weekglass VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
rm -rf "$folder"
mkdir -p "$folder/source"
cp -r packaging/debian "$folder/source/debian"
cat > "$folder/source/debian/changelog" << END
weekglass ($version) unstable; urgency=medium

  * See CHANGELOG.md.

 -- $(sed -n 's/^Maintainer: //p' packaging/debian/control)  $(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")
END

say "Packing $build"
(
    cd "$folder/source"
    export WEEKGLASS_BUILD=$build
    umask 022
    dpkg-buildpackage --build=binary --no-check-builddeps --unsigned-changes --jobs=2
) > "$folder/log" 2>&1 || {
    tail -n 20 "$folder/log" >&2
    fail "The package could not be made; $folder/log has all that was said."
}
rm -rf "$folder"/source "$folder"/*.buildinfo "$folder"/*.changes
say "Made $(ls "$folder"/*.deb)"
