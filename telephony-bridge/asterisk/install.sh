#!/usr/bin/env bash
# Puts a real Asterisk and SIPp into a folder, without root, a container or a change to the machine.
#
#   install.sh [DEST]      default: $SWITCHLOG_ASTERISK_HOME, else ~/.cache/switchlog/asterisk
#
# apt, with a state of its own in DEST, finds out what Debian's packages need down to the C library, downloads them and
# checks them against Debian's signatures; they are unpacked, not installed, and run by their own loader. What is there
# already is left as it is. From the environment:
#
#   SWITCHLOG_DEBIAN_MIRROR    where Debian's packages are (default: where this machine's apt gets them from)
#   SWITCHLOG_DEBIAN_SUITE     which Debian (default: sid, the one with Asterisk 22)
#   SWITCHLOG_DEBIAN_KEYRING   whom to trust (default: what the package debian-archive-keyring installs)
#   SWITCHLOG_ASTERISK_MAJOR   which Asterisk it has to be (default: 22)
set -euo pipefail
export LC_ALL=C

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

ready() {
    [ -f "$dest/READY" ] && [ -x "$dest/bin/asterisk" ] && [ -x "$dest/bin/sipp" ]
}

dest=${1:-${SWITCHLOG_ASTERISK_HOME:-$HOME/.cache/switchlog/asterisk}}
mkdir -p "$dest"
dest=$(cd "$dest" && pwd)
if ready; then
    exit 0
fi
for tool in apt-get apt-cache dpkg dpkg-deb flock tar; do
    command -v "$tool" >/dev/null || fail "there is no $tool on this machine"
done
exec 9>"$dest/.lock"
flock 9
if ready; then
    exit 0
fi

architecture=$(dpkg --print-architecture)
case $architecture in
    amd64) triplet=x86_64-linux-gnu loader=usr/lib64/ld-linux-x86-64.so.2 ;;
    arm64) triplet=aarch64-linux-gnu loader=usr/lib/aarch64-linux-gnu/ld-linux-aarch64.so.1 ;;
    *) fail "this machine is $architecture, not amd64 or arm64" ;;
esac
suite=${SWITCHLOG_DEBIAN_SUITE:-sid}
major=${SWITCHLOG_ASTERISK_MAJOR:-22}
keyring=${SWITCHLOG_DEBIAN_KEYRING:-/usr/share/keyrings/debian-archive-keyring.gpg}
[ -r "$keyring" ] || fail "Debian's keyring is not at $keyring (SWITCHLOG_DEBIAN_KEYRING)"
mirror=${SWITCHLOG_DEBIAN_MIRROR:-}
if [ -z "$mirror" ]; then
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m 1 '/debian/$' || true)
fi
[ -n "$mirror" ] || fail "apt gets nothing from a Debian mirror here: set SWITCHLOG_DEBIAN_MIRROR"

# The empty status file makes apt fetch every package that Asterisk needs, and the lock file keeps two of us apart. A
# suite that is still being made may have a Release file that ran out; its signature is checked all the same.
apt=$dest/apt
mkdir -p "$apt"/{lists/partial,archives/partial,etc/apt.conf.d,etc/preferences.d,state}
: >"$apt/status"
printf 'deb [signed-by=%s] %s %s main\n' "$keyring" "$mirror" "$suite" >"$apt/sources.list"
cat >"$apt/apt.conf" <<CONFIGURATION
APT::Architecture "$architecture";
APT::Architectures { "$architecture"; };
APT::Install-Recommends "false";
APT::Sandbox::User "";
Acquire::AllowInsecureRepositories "false";
Acquire::Check-Valid-Until "false";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::Languages "none";
Acquire::Retries "2";
Acquire::http::Timeout "30";
Acquire::https::Timeout "30";
Dir::Cache "$apt";
Dir::Cache::archives "$apt/archives";
Dir::Etc "$apt/etc";
Dir::Etc::SourceList "$apt/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Trusted "/dev/null";
Dir::Etc::TrustedParts "/dev/null";
Dir::State "$apt/state";
Dir::State::Lists "$apt/lists";
Dir::State::status "$apt/status";
CONFIGURATION
export APT_CONFIG=$apt/apt.conf

apt-get -qq -o APT::Update::Error-Mode=any update >&2 || fail "Debian's list of packages cannot be had"
version=$(apt-cache policy asterisk | sed -n 's/^ *Candidate: //p')
case $version in
    *:"$major".* | "$major".*) ;;
    *) fail "Debian $suite has Asterisk '$version', not $major" ;;
esac
apt-get -qq --yes install --download-only asterisk odbc-postgresql sip-tester >&2 \
    || fail "the packages of Asterisk cannot be had"

rm -rf "$dest/root" "$dest/root.new" "$dest/bin"
mkdir -p "$dest"/root.new/usr/{bin,sbin,lib,lib64} "$dest/bin"
# Packages may name /lib and mean /usr/lib.
for directory in bin sbin lib lib64; do
    ln -s "usr/$directory" "$dest/root.new/$directory"
done
for package in "$apt"/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" \
        | tar --extract --directory "$dest/root.new" --no-same-owner --keep-directory-symlink
done
mv "$dest/root.new" "$dest/root"
libraries=$dest/root/usr/lib/$triplet
for program in sbin/asterisk bin/sipp; do
    cat >"$dest/bin/${program#*/}" <<PROGRAM
#!/bin/sh
exec "$dest/root/$loader" --library-path "$libraries:$libraries/odbc" "$dest/root/usr/$program" "\$@"
PROGRAM
    chmod +x "$dest/bin/${program#*/}"
done
rm -rf "$apt"
printf 'version=%s\nroot=%s\nlibraries=%s\n' "$version" "$dest/root" "$libraries" >"$dest/READY"
