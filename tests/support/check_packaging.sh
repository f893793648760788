#!/usr/bin/env bash
# check_packaging.sh WHAT [BUILD]: checks what an installation is made of. Exit code 77: a tool is not installed.
set -euo pipefail
what=$1
build=${2:-}
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
desktop=packaging/desktop/org.weekglass.Weekglass

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

needs() {
    local tool
    for tool in "$@"; do
        command -v "$tool" > /dev/null || {
            echo "Skipped: the program $tool is not installed."
            exit 77
        }
    done
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

check_desktop() {
    needs desktop-file-validate
    local said
    said=$(desktop-file-validate "$desktop.desktop" 2>&1) || fail "$said"
    [ -z "$said" ] || fail "$said"
}

check_metainfo() {
    needs appstreamcli
    appstreamcli validate --strict --no-net "$desktop.metainfo.xml"
}

# One version, in all files that name it.
check_versions() {
    local version
    version=$(sed -n 's/^project(weekglass VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
    grep -qF "## [$version] - " CHANGELOG.md || fail "CHANGELOG.md has no section for $version."
    [ "$(sed -n 's/.*<release version="\([^"]*\)".*/\1/p' "$desktop.metainfo.xml" | head -n 1)" = "$version" ] \
        || fail "The newest release in $desktop.metainfo.xml is not $version."
    local program
    for program in weekglass weekglassctl; do
        [ "$("$build/bin/$program" --version)" = "$program $version" ] || fail "$program --version does not name $version."
    done
}

# Each option of the window's --help has its entry in the man page.
check_man() {
    needs man
    local option
    while read -r option; do
        sed 's/\\-/-/g' packaging/weekglass.1 | grep -qF -- "$option" || fail "packaging/weekglass.1 has no entry for $option."
    done < <("$build/bin/weekglass" --help | grep -o -- '--[a-z-]*' | sort -u)
    local page said
    for page in packaging/weekglass.1 "$build/share/man/weekglassctl.1"; do
        said=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 > /dev/null)
        [ -z "$said" ] || fail "$page: $said"
    done
}

# Each shell asks the program by its script, and offers what that says.
check_completion() {
    needs bash zsh fish
    local offered
    export PATH=$build/bin:$PATH
    offered=$(bash -c 'source "$0"; COMP_WORDS=(weekglassctl snapshot pru); COMP_CWORD=2; _weekglassctl; echo "${COMPREPLY[*]}"' \
        "$build/share/bash/weekglassctl")
    [ "$offered" = prune ] || fail "bash offers “$offered”."
    offered=$(fish --no-config -c 'source $argv[1]; complete -C "weekglassctl snapshot pru"' "$build/share/fish/weekglassctl.fish")
    [ "${offered%%$'\t'*}" = prune ] || fail "fish offers “$offered”."
    # only what the script makes for zsh's own function
    offered=$(zsh -f -c '_describe() { print -r -- $found }; _files() { :; }; words=(weekglassctl snapshot pru); CURRENT=3; source $1' \
        zsh "$build/share/zsh/_weekglassctl")
    [ "${offered%%:*}" = prune ] || fail "zsh offers “$offered”."
}

check_install() {
    DESTDIR=$scratch cmake --install "$build" --prefix /usr > "$scratch/log"
    local file
    for file in bin/weekglass bin/weekglassctl libexec/weekglass/weekglassctl-draw \
        share/applications/org.weekglass.Weekglass.desktop share/metainfo/org.weekglass.Weekglass.metainfo.xml \
        share/icons/hicolor/scalable/apps/org.weekglass.Weekglass.svg \
        share/icons/hicolor/128x128/apps/org.weekglass.Weekglass.png \
        share/man/man1/weekglass.1 share/man/man1/weekglassctl.1 \
        share/bash-completion/completions/weekglassctl share/zsh/vendor-completions/_weekglassctl \
        share/fish/vendor_completions.d/weekglassctl.fish \
        share/weekglass/sql/games/galaxy/game.json share/doc/weekglass/LICENSE share/doc/weekglass/CHANGELOG.md; do
        [ -e "$scratch/usr/$file" ] || fail "$file is not installed."
    done
}

# The same bytes twice, and nothing that lintian says against them.
check_package() {
    needs dh dpkg-buildpackage fakeroot lintian
    local run
    for run in 1 2; do
        packaging/package.sh --no-install --build "$build" --output "$scratch/$run"
    done
    cmp "$scratch"/1/*.deb "$scratch"/2/*.deb
    lintian --fail-on error,warning --allow-root "$scratch"/1/*.deb
}

"check_$what"
