#!/usr/bin/env bash
# Holds the includes of each room to the table in ARCHITECTURE.md. Usage: doors.sh [ROOT]. Prints each violation.
set -u
cd "${1:-$(dirname "$0")/..}" || exit 2
found=0

# forbid ROOM PATTERN WHY: no line of the room's sources may match.
forbid() {
  local lines
  lines=$(grep -rnE --include='*.cpp' --include='*.hpp' "$2" "$1" 2>/dev/null) || return 0
  printf '%s\n' "$lines" | sed "s|^|$3: |"
  found=1
}
include() { printf '#include *[<"](%s)' "$1"; }

forbid data     "$(include 'index/|matching/|server/')"                    "data/ may know nobody above it"
forbid data     "$(include 'faiss|boost/asio|boost/beast')"                "data/ may not know vectors or sockets"
forbid index    "$(include 'data/|matching/|server/')"                     "index/ knows ids and numbers only"
forbid index    "$(include 'soci|sqlite3|boost/json|boost/asio|boost/beast')" "index/ may not know SQL, JSON or sockets"
forbid matching "$(include 'server/')"                                     "matching/ may not know the server"
forbid matching "$(include 'faiss|soci|sqlite3|boost/json|data/json|boost/asio|boost/beast')" "matching/ may not know Faiss, SQL, JSON or sockets"
forbid server   "$(include 'faiss|soci|sqlite3')"                          "server/ may not know Faiss or the database library"
forbid server   '"(SELECT .* FROM|INSERT INTO|UPDATE [a-z_]+ SET|DELETE FROM) ' "SQL text belongs to data/"
exit $found
