# The steps that ./run, ./test and .ci/run share. Sourced, with the repository as the working folder.

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# Installs what packaging/apt.txt lists and this machine lacks.
install_packages() {
  command -v apt-get >/dev/null || die "Sanqing builds on Debian 12; apt-get is not here. Install what packaging/apt.txt lists."
  local missing=() package
  while read -r package; do
    case "$package" in
      ''|'#'*) continue ;;
      npm) command -v npm >/dev/null && continue ;;  # Node from elsewhere brings its own npm and refuses Debian's
    esac
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done < packaging/apt.txt
  [ ${#missing[@]} -eq 0 ] && return
  say "installing: ${missing[*]}"
  local sudo=()
  [ "$(id -u)" -eq 0 ] || sudo=(sudo)
  "${sudo[@]}" apt-get update -q >&2
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
}

# Runs a command with a Node new enough for the page tools (>= 20.19): this machine's own, or one from npm.
with_node() {
  if node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
  then "$@"
  else npx -y -p node@22 -c "$(printf '%q ' "$@")"
  fi
}

# Runs `npm ci` in a folder unless its lock file is the one last installed.
npm_install() {
  local stamp="$1/node_modules/.installed"
  cmp -s "$1/package-lock.json" "$stamp" && return
  say "page tools in $1"
  (cd "$1" && with_node npm ci --no-audit --no-fund --loglevel=error >&2)
  cp "$1/package-lock.json" "$stamp"
}

# Builds web/dist unless nothing under web/ is newer.
build_web() {
  local stamp=web/dist/.built
  if [ -f "$stamp" ] && [ -z "$(find web server/openapi.yaml -path web/node_modules -prune -o -path web/dist -prune -o -newer "$stamp" -type f -print -quit)" ]; then
    return
  fi
  npm_install web
  say "pages"
  (cd web && with_node npm run --silent build >&2)
  touch "$stamp"
}

# build_program FOLDER TARGETS... [-- CMAKE OPTIONS...]
build_program() {
  local folder=$1; shift
  local targets=()
  while [ $# -gt 0 ] && [ "$1" != -- ]; do targets+=("$1"); shift; done
  [ $# -gt 0 ] && shift
  cmake -S . -B "$folder" -G Ninja "$@" > "$folder.log" 2>&1 || { cat "$folder.log" >&2; die "configuring failed"; }
  ninja -C "$folder" "${targets[@]}" >&2
}
