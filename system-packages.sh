#!/bin/sh
# See to it that packages of the system are there: system-packages.sh (python PYTHON | sandbox | browser)...
#
#   python PYTHON   the parts of Python that Debian and Ubuntu package apart, which `python -m venv` needs
#   sandbox         bubblewrap and libseccomp, in which hand-ins run
#   browser         Chromium, with which the tests look at pages and widgets
#
# Where all are there, nothing is fetched. As root with apt-get, the missing ones are installed; anyone
# else gets the command to type, and status 1.
set -eu

missing=

has() { command -v "$1" >/dev/null 2>&1; }

while [ $# -gt 0 ]; do
    case $1 in
    python)
        shift
        "$1" -c 'import ensurepip, venv' 2>/dev/null ||
            missing="$missing $("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
        ;;
    sandbox)
        if [ "$(uname -s)" != Linux ]; then
            echo "Hand-ins are graded in a sandbox that only Linux has: use Linux, a virtual machine or a container." >&2
            echo "The lessons themselves run here: make lab" >&2
            exit 1
        fi
        has bwrap || missing="$missing bubblewrap"
        # Asked of Python, for ldconfig is not on an ordinary user's path.
        python3 -c 'import ctypes; ctypes.CDLL("libseccomp.so.2")' 2>/dev/null || missing="$missing libseccomp2"
        ;;
    browser)
        has chromium || has chromium-browser || has google-chrome || missing="$missing chromium"
        ;;
    *)
        echo "system-packages.sh: $1? Say python PYTHON, sandbox or browser." >&2
        exit 2
        ;;
    esac
    shift
done

[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && has apt-get; then
    echo "Installing$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086 # the names are to be split
    exec apt-get install -y -qq --no-install-recommends $missing
fi

echo "Missing on this machine:$missing. Install with:" >&2
if has dnf; then
    packages=
    for package in $missing; do
        case $package in
        libseccomp2) package=libseccomp ;;
        python*-venv) package=python3 ;;
        esac
        packages="$packages $package"
    done
    echo "    sudo dnf install$packages" >&2
else
    echo "    sudo apt-get install --no-install-recommends$missing" >&2
fi
exit 1
