#!/usr/bin/env bash
# Builds Citus from its source archive into a private copy of the installed server, for tests of clusters:
#   build_citus.sh ARCHIVE PREFIX [MAJOR=15]
# ARCHIVE is a .tar.gz or .tar.xz of its public repository. Then run the tests with WEEKGLASS_TEST_CITUS=PREFIX/lib/postgresql/MAJOR/bin.
# Debian needs postgresql-server-dev-MAJOR, flex, make, gcc and the -dev packages that Citus names.
set -euo pipefail
archive=$(readlink -f "${1:?the source archive of Citus}")
prefix=$(readlink -m "${2:?where the copy of the server goes}")
major=${3:-15}
[ ! -e "$prefix" ] || { echo "$prefix is there already." >&2 && exit 1; }
mkdir -p "$prefix/lib/postgresql" "$prefix/share/postgresql"
cp -a "/usr/lib/postgresql/$major" "$prefix/lib/postgresql/"
cp -a "/usr/share/postgresql/$major" "$prefix/share/postgresql/"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -xf "$archive" -C "$work"
cd "$(dirname "$(find "$work" -maxdepth 2 -name configure | head -n 1)")"
# newer minor releases of PostgreSQL have this function of their own
if grep -qrw have_createdb_privilege "/usr/include/postgresql/$major/server"; then
    perl -0pi -e 's/static (inline )?bool\s+have_createdb_privilege\(void\)\s*\{.*?\n\}\n//s' src/include/pg_version_compat.h
fi
PG_CONFIG=/usr/lib/postgresql/$major/bin/pg_config ./configure --without-libcurl --quiet
make -j"$(nproc)" -s with_llvm=no extension
make -s with_llvm=no install-extension DESTDIR="$work/installed"
cp -a "$work/installed/usr/." "$prefix/"
echo "WEEKGLASS_TEST_CITUS=$prefix/lib/postgresql/$major/bin"
