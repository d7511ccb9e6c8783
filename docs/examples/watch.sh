#!/bin/sh
# Reports on a folder of articles whenever they change, and says what changed.
# usage: watch.sh ARTICLES OUT [SECONDS|once]
set -eu
articles=$1 out=$2 every=${3:-60}
mkdir -p "$out"
while :; do
  rashomon report "$articles" -o "$out/new.json"
  status=1
  if [ -e "$out/report.json" ]; then
    status=0
    rashomon diff "$out/report.json" "$out/new.json" >"$out/changes.txt" || status=$?
  fi
  case $status in
    0) rm "$out/new.json" ;;                       # nothing changed
    1) mv "$out/new.json" "$out/report.json"       # something did, or this is the first time
       rashomon report "$articles" -o "$out/report.html"
       if [ -e "$out/changes.txt" ]; then cat "$out/changes.txt"; fi ;;
    *) exit "$status" ;;
  esac
  if [ "$every" = once ]; then exit; fi
  sleep "$every"
done
