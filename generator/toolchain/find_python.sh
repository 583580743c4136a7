#!/bin/sh
# Print the path of a Python 3.12 or newer that can make environments; 3.13 is asked for first,
# since it is the version the browser runs. One line on standard error says what to install.
set -u
asked="${PYTHON:-}"
found=""
for candidate in $asked python3.13 "$HOME"/.pyenv/versions/3.13*/bin/python python3.12 \
  "$HOME"/.pyenv/versions/3.12*/bin/python python3.14 python3 python; do
  path=$("$candidate" -c 'import sys; print(sys.executable if sys.version_info >= (3, 12) else "")' \
    2>/dev/null) || continue
  [ -n "$path" ] || continue
  found="$path"
  if "$path" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    echo "$path"
    exit 0
  fi
done
if [ -n "$found" ]; then
  echo "$found has no venv module: install it (Debian and Ubuntu: apt-get install python3-venv), then run make again." >&2
else
  echo "Python 3.12 or newer was not found: install Python 3.13, or name one with 'make PYTHON=/path/to/python', then run make again." >&2
fi
exit 1
