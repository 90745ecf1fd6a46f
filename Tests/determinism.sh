#!/usr/bin/env bash
# Same input, same bytes: whatever the folder, the locale, the time zone, the number of jobs, whether files exist already.
# Usage: Tests/determinism.sh DCIC
set -euo pipefail
dcic=$(realpath "$1")
repository=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

mkdir -p "$scratch/a" "$scratch/another folder/deep"
cp -r "$repository/spec" "$scratch/a/spec"
cp -r "$repository/spec" "$scratch/another folder/deep/spec"

(cd "$scratch/a" && LC_ALL=C TZ=UTC "$dcic" generate --jobs 1 --quiet)
(cd "$scratch/another folder/deep" && LC_ALL=tr_TR.UTF-8 TZ=Pacific/Apia "$dcic" generate --jobs 7 --quiet)
diff -r "$scratch/a/generated" "$scratch/another folder/deep/generated"

# A run that changes nothing touches nothing.
before=$(cd "$scratch/a/generated" && find . -type f -printf '%p %T@ %i\n' | sort)
(cd "$scratch/a" && "$dcic" generate --quiet)
after=$(cd "$scratch/a/generated" && find . -type f -printf '%p %T@ %i\n' | sort)
[ "$before" = "$after" ] || { echo "a run without changes rewrote files" >&2; exit 1; }

# Files of others stay; ours that are no longer made go; what was damaged is put right.
cd "$scratch/a"
echo mine > generated/mine.txt
echo mine > generated/docs/mine.txt
victim=$(grep -m 1 '^docs/' generated/.dcic-manifest)
echo damaged > "generated/$victim"
touch generated/docs/left-over.html
echo docs/left-over.html >> generated/.dcic-manifest
if "$dcic" generate --check > check.txt 2>/dev/null; then echo "--check did not notice" >&2; exit 1; fi
grep -qx "stale  generated/$victim" check.txt
grep -qx "surplus  generated/docs/left-over.html" check.txt
"$dcic" generate --quiet
[ ! -e generated/docs/left-over.html ]
[ "$(cat generated/mine.txt generated/docs/mine.txt)" = "$(printf 'mine\nmine')" ]
"$dcic" generate --check

# Killed at any moment, each file is whole: the old one or the new one, or not there yet.
for delay in 0.005 0.01 0.02 0.03 0.04; do
  rm -rf killed
  "$dcic" generate --out killed --quiet & pid=$!
  sleep "$delay"
  kill -9 "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  if [ -d killed ]; then
    (cd killed && find . -type f ! -name .dcic-manifest ! -path './.dcic-tmp/*' -print0) |
      while IFS= read -r -d '' file; do cmp "killed/$file" "generated/$file"; done
  fi
  "$dcic" generate --out killed --quiet
  [ ! -e killed/.dcic-tmp ]
  diff -r killed generated -x mine.txt
done
echo "determinism: same bytes everywhere, nothing rewritten, nothing lost"
