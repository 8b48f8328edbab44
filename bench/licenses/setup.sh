#!/bin/sh
# Installs the peers of `bench/licenses/run.ts` from their registries into the folder given, which should lie outside of
# this repository.
#
#   sh bench/licenses/setup.sh FOLDER [PEER ...]
#
# Without PEER, all of them. Needs what each is written in: go, cargo, python3 with venv, and apt-get as root for the two
# that come from Debian. A peer that cannot be installed is reported at the end, and the others are installed all the same.
set -u

LICENSECHECK=v0.3.1
LICENSECLASSIFIER=v2.0.0
ASKALONO=0.5.0
PROVENANT=1.0.16
SCANCODE=32.5.0

here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || { echo "usage: sh bench/licenses/setup.sh FOLDER [PEER ...]" >&2; exit 2; }
mkdir -p "$1/bin" || exit 2
folder=$(cd "$1" && pwd)
shift
failed=

# go_driver NAME MODULE VERSION
go_driver() {
  rm -rf "$folder/$1" && mkdir "$folder/$1" && cd "$folder/$1" &&
    cp "$here/peers/$1.go" main.go &&
    go mod init driver && go get "$2@$3" && go mod tidy && go build -o "$folder/bin/$1" .
}

# rust_driver NAME CRATE VERSION [LOCKFILE]
rust_driver() {
  rm -rf "$folder/$1/src" && mkdir -p "$folder/$1/src" && cd "$folder/$1" &&
    cp "$here/peers/$1.rs" src/main.rs &&
    printf '[package]\nname = "%s-driver"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\n%s = "=%s"\nserde_json = "1"\ncpu-time = "1"\n' \
      "$1" "$2" "$3" >Cargo.toml &&
    cargo build --release && cp "target/release/$1-driver" "$folder/bin/"
}

crate_source() {
  ls -d "${CARGO_HOME:-$HOME/.cargo}/registry/src/"*/"$1"
}

google_licensecheck() {
  go_driver google-licensecheck github.com/google/licensecheck "$LICENSECHECK"
}

google_licenseclassifier() {
  go_driver google-licenseclassifier github.com/google/licenseclassifier/v2 "$LICENSECLASSIFIER"
}

# Two sets of texts: the one that its command line brings, and all texts that Assay's catalog is built from.
askalono() {
  cargo install --locked "askalono-cli@$ASKALONO" --root "$folder" &&
    rust_driver askalono askalono "$ASKALONO" &&
    cp "$(crate_source "askalono-cli-$ASKALONO")/embedded-cache.bin.zstd" "$folder/askalono-own.cache" &&
    node "$here/askalono-texts.ts" "$folder/askalono-texts" &&
    "$folder/bin/askalono" --cache "$folder/askalono-all.cache" cache load-spdx "$folder/askalono-texts"
}

# Needs a newer Rust than the stable one of its day: RUSTUP_TOOLCHAIN picks another.
provenant() {
  cargo install --locked "provenant-cli@$PROVENANT" --root "$folder" &&
    rust_driver provenant provenant-cli "$PROVENANT"
}

# The wheel asks for any pluggy, and its own plugins do not load with 1.6; it also wants libmagic, which comes apart.
scancode() {
  python3 -m venv "$folder/scancode" &&
    "$folder/scancode/bin/pip" install "scancode-toolkit-mini==$SCANCODE" "pluggy<1.6" typecode-libmagic
}

licensee() {
  apt-get install -y ruby-licensee
}

debian_licensecheck() {
  apt-get install -y licensecheck
}

[ $# -gt 0 ] ||
  set -- google-licensecheck google-licenseclassifier askalono scancode licensee debian-licensecheck provenant
for peer in "$@"; do
  (set -e; "$(echo "$peer" | tr - _)") || failed="$failed $peer"
done
[ -z "$failed" ] || { echo "not installed:$failed" >&2; exit 1; }
