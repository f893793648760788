# Parts that packaging/run.sh and tests/run.sh share. Sourced by them, not run.
# shellcheck shell=bash disable=SC2034 # the lists are used by those

# What the build and the program need. The PostgreSQL server is chosen apart: its package's name has a version.
build_packages=(
    cmake ninja-build g++ ccache lld
    qt6-base-dev qt6-svg-dev qt6-charts-dev libqt6opengl6-dev libgl-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
    libqt6sql6-sqlite qt6-wayland qtkeychain-qt6-dev
    nlohmann-json3-dev libcli11-dev libssl-dev libpq-dev libhiredis-dev zlib1g-dev liblzma-dev libzstd-dev
    python3 ca-certificates fonts-dejavu-core
)
test_packages=(alembic appstream clang-format clang-tidy dbus-daemon debhelper desktop-file-utils fakeroot fish git gnome-keyring lintian man-db nghttp2-server pgbouncer python3-psycopg2 redis-server xvfb xauth zsh)
package_packages=(debhelper dpkg-dev fakeroot git)

say() {
    printf '== %s\n' "$*"
}

fail() {
    printf 'Error: %s\n' "$*" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Prints those of the given packages that are not installed.
missing_packages() {
    local installed
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2> /dev/null | sed -n 's/ installed$//p' || true)
    local package
    for package in "$@"; do
        grep -qxF -- "$package" <<< "$installed" || printf '%s\n' "$package"
    done
}

has_server() {
    compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null
}

has_cluster() {
    compgen -G '/etc/postgresql/*/*/postgresql.conf' > /dev/null
}

# The package of this release's own server, e.g. postgresql-15.
server_package() {
    local package
    package=$(apt-cache depends postgresql 2> /dev/null | sed -n 's/^ *Depends: \(postgresql-[0-9][0-9]*\)$/\1/p' | head -n 1)
    printf '%s\n' "${package:-postgresql}"
}

# pg_cron for that server; nothing where the lists of packages do not know it. Its test skips then.
cron_package() {
    local package
    package=$(server_package)-cron
    if apt-cache show "$package" > /dev/null 2>&1; then
        printf '%s\n' "$package"
    fi
}

# Debian's server package creates a cluster named main and starts it as a service. Weekglass starts a private
# server instead, so where there is no cluster yet, none is to appear.
switch_off_default_cluster() {
    local folder=/etc/postgresql-common/createcluster.d
    local file=$folder/weekglass.conf
    if has_cluster || [ -e "$file" ]; then
        return
    fi
    say "Writing $file, so that installing PostgreSQL starts no service"
    as_root mkdir -p "$folder"
    printf '%s\n' \
        '# Written by the set-up of Weekglass, which needs PostgreSQL'"'"'s programs but no service.' \
        '# Remove this file to have clusters named main created again for newly installed versions.' \
        'create_main_cluster = false' | as_root tee "$file" > /dev/null
}

# While packages are installed, no service is started; a policy that is there already stays.
policy=/usr/sbin/policy-rc.d
policy_mark='written by the set-up of Weekglass'

remove_service_policy() {
    if grep -qsF "$policy_mark" "$policy"; then
        as_root rm -f "$policy"
    fi
}

write_service_policy() {
    remove_service_policy # of a run that was killed
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\n# %s, and removed by it\nexit 101\n' "$policy_mark" | as_root tee "$policy" > /dev/null
        as_root chmod 755 "$policy"
    fi
}

# Packages bring services that would start at the next boot; those that we brought do not.
switch_off_services() {
    local service
    for service in "$@"; do
        say "Leaving the service $service switched off"
        if command -v systemctl > /dev/null; then
            as_root systemctl --quiet disable "$service" 2> /dev/null || true
        elif command -v update-rc.d > /dev/null; then
            as_root update-rc.d "$service" disable > /dev/null 2>&1 || true
        fi
    done
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l apt-get -q \
        -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 \
        -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@" < /dev/null
}

check_rights() {
    [ "$(id -u)" -ne 0 ] || return 0
    command -v sudo > /dev/null || fail "Packages are missing, and only root may install them. As root: apt-get install $*"
    # asks for the password now, if there is somebody to ask
    if [ -t 0 ]; then
        sudo -v || fail "sudo refused. As root: apt-get install $*"
    else
        sudo -n true 2> /dev/null || fail "sudo wants a password and nobody can be asked. As root: apt-get install $*"
    fi
}

# install_packages PACKAGE...: installs what is missing of these and a PostgreSQL server. Quick if nothing is.
install_packages() {
    if ! command -v apt-get > /dev/null || ! command -v dpkg-query > /dev/null; then
        fail "This is no Debian-like system, so its packages are not known here. Install a C++20 compiler, CMake 3.25," \
            "Ninja, Qt 6.4 with Charts, QtKeychain, libpq, hiredis and a PostgreSQL server, then use --no-install."
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    if has_server && [ ${#missing[@]} -eq 0 ]; then
        return
    fi
    has_server || check_rights "${missing[@]}" postgresql
    has_server && check_rights "${missing[@]}"
    (
        # a subshell, so that the trap is this function's own
        trap remove_service_policy EXIT
        trap 'exit 130' INT TERM
        say "Refreshing the package lists"
        apt_get update || say "The package lists could not be refreshed; trying with what is known"
        local services=()
        if ! has_server; then
            missing+=("$(server_package)")
            has_cluster || services+=(postgresql)
            switch_off_default_cluster
        fi
        local package
        for package in pgbouncer redis-server; do
            if [[ " ${missing[*]} " == *" $package "* ]]; then
                services+=("$package")
            fi
        done
        say "Installing ${missing[*]}"
        write_service_policy
        apt_get install -y --no-install-recommends "${missing[@]}" \
            || fail "apt-get could not install them; its words above say why."
        switch_off_services "${services[@]}"
    )
    has_server || fail "No PostgreSQL server was installed under /usr/lib/postgresql."
}

# build_preset NAME [TARGET...]: configures if that was never done, then builds what is not up to date.
build_preset() {
    local preset=$1
    shift
    local folder=build/$preset
    if [ -e "$folder" ] && [ ! -w "$folder" ]; then
        fail "$PWD/$folder belongs to $(stat -c %U "$folder"). Remove it, or run this as that user."
    fi
    if [ ! -e "$folder/build.ninja" ]; then
        say "Configuring $folder"
        cmake --preset "$preset"
    fi
    say "Building $folder"
    if [ $# -gt 0 ]; then
        cmake --build --preset "$preset" --target "$@"
    else
        cmake --build --preset "$preset"
    fi
}
