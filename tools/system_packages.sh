#!/usr/bin/env bash
# Under CI=true, install the Debian packages that the tests need and that are missing.
# Elsewhere only say what will be skipped.
set -euo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
[ "${#missing[@]}" -eq 0 ] && exit 0

if [ "${CI:-}" != "true" ]; then
  echo "not found: ${missing[*]}: their tests are skipped (apt install ${missing[*]})"
  exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "CI needs ${missing[*]}: install them, or run as root" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
