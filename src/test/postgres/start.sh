#!/usr/bin/env bash
# Starts a throw-away PostgreSQL on the loopback and prints the JDBC URL for the tests:
#   POSTGRES_TEST_URL=$(src/test/postgres/start.sh FOLDER) mvn test -Dtest='Postgres*'
#   src/test/postgres/stop.sh FOLDER
# FOLDER must not exist. The server's programs come from PATH or from Debian's package.
set -euo pipefail
folder=${1:?usage: start.sh FOLDER}

initdb=$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | tail -n 1 || true)
if [ -z "$initdb" ]; then
  echo "No PostgreSQL server is installed here: there is no initdb." >&2
  exit 1
fi
programs=$(dirname "$(readlink -f "$initdb")")

# PostgreSQL refuses to run as root.
unprivileged() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=nobody --regid=nogroup --clear-groups -- env HOME=/ "$@"
  else
    "$@"
  fi
}

mkdir -m 700 "$folder"
folder=$(cd "$folder" && pwd)
if [ "$(id -u)" = 0 ]; then
  chown nobody:nogroup "$folder"
fi
cd "$folder"

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
unprivileged sh -c 'umask 077; printf "%s" "$1" > password' sh "$password"
unprivileged "$programs/initdb" -D data -U candor --auth=scram-sha-256 --pwfile=password \
  --encoding=UTF8 --locale=C.UTF-8 > initdb.log

# A free port; whoever takes it in between makes the next one be tried.
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 20000))
  if unprivileged "$programs/pg_ctl" -D data -l server.log -w -s \
    -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=''" start >&2; then
    echo "jdbc:postgresql://127.0.0.1:$port/postgres?user=candor&password=$password"
    exit 0
  fi
done
echo "The server did not start; see $folder/server.log." >&2
exit 1
