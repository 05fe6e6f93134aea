#!/usr/bin/env bash
# The doors test must see what it is there to see: each planted violation makes it fail, a clean tree passes.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
failed=0
plant() {
  rm -rf "${root:?}"/*; mkdir -p "$root"/{data,index,matching,server}
  printf '%s\n' "$2" > "$root/$1"
  bash "$here/doors.sh" "$root" > /dev/null
  [ $? -eq "$3" ] || { printf 'planted in %s: %s: expected exit %s\n' "$1" "$2" "$3"; failed=1; }
}
plant data/a.hpp     '#include "data/result.hpp"'          0
plant data/a.hpp     '#include "matching/engine.hpp"'      1
plant data/a.cpp     '#include <faiss/IndexIVF.h>'         1
plant index/a.hpp    '#include "data/result.hpp"'          1
plant matching/a.cpp '#include <boost/json/value.hpp>'     1
plant matching/a.cpp '#include "data/json.hpp"'            1
plant matching/a.cpp '#include "server/config.hpp"'        1
plant server/a.cpp   '#include <soci/soci.h>'              1
plant server/a.cpp   'sql("SELECT id FROM seekers");'      1
exit $failed
