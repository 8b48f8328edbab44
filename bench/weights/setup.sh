#!/bin/sh
# Installs the peers of `bench/weights/run.ts` from their registries into the folder given, which should lie outside of
# this repository: scanners of weights from PyPI, each in an environment of its own, and two readers from npm.
#
#   sh bench/weights/setup.sh FOLDER [PEER ...]
#
# Needs python3 with venv, and npm. A peer that cannot be installed is reported at the end; the others are installed all the
# same.
set -u

PICKLESCAN=1.0.5
FICKLING=0.1.12
MODELSCAN=0.8.8
MODELAUDIT=0.2.54
GGUF=0.4.6
HUB=2.17.5

[ $# -gt 0 ] || { echo "usage: sh bench/weights/setup.sh FOLDER [PEER ...]" >&2; exit 2; }
mkdir -p "$1" || exit 2
folder=$(cd "$1" && pwd)
shift
failed=

# python NAME REQUIREMENT ...
python() {
  environment=$folder/$1; shift
  python3 -m venv "$environment" && "$environment/bin/pip" install --quiet "$@"
}

picklescan() { python picklescan "picklescan==$PICKLESCAN" numpy; }
# It imports typing_extensions and does not ask for it.
fickling() { python fickling "fickling==$FICKLING" typing_extensions; }
modelscan() { python modelscan "modelscan==$MODELSCAN" h5py; }
modelaudit() { python modelaudit "modelaudit==$MODELAUDIT"; }

oracles() {
  mkdir -p "$folder/oracles" && cd "$folder/oracles" &&
    npm init -y >/dev/null && npm install --no-audit --no-fund "@huggingface/gguf@$GGUF" "@huggingface/hub@$HUB"
}

[ $# -gt 0 ] || set -- picklescan fickling modelscan modelaudit oracles
for peer in "$@"; do
  (set -e; "$peer") || failed="$failed $peer"
done
[ -z "$failed" ] || { echo "not installed:$failed" >&2; exit 1; }
