"""The embedded servers survive a killed run with their data, and end with it."""

import os
import signal
import stat
import sys
from pathlib import Path

import psycopg
import pytest
import redis

from dev.console import RefusedError
from dev.postgres import find_binaries
from dev.redis import find_binary
from tests.dev.scenes import Scene, wait_until

pytestmark = [pytest.mark.fault, pytest.mark.skipif(sys.platform != "linux", reason="relies on the kernel of Linux")]

SERVERS = """
import os
os.environ.pop("DATABASE_URL", None)
os.environ.pop("REDIS_URL", None)
from dev.servers import start_servers

supervisor = Supervisor()
try:
    addresses = start_servers(supervisor, here, lasting=True, logs=here / "log")
    (here / "addresses.new").write_text("\\n".join([addresses["DATABASE_URL"], addresses["REDIS_URL"]]))
    (here / "addresses.new").replace(here / "addresses")
    supervisor.watch()
except Stopped:
    pass
except RefusedError as refusal:
    sys.exit(str(refusal))
finally:
    supervisor.stop()
"""


@pytest.fixture(autouse=True)
def _there_are_embedded_servers() -> None:
    try:
        find_binaries()
        find_binary()
    except RefusedError as refusal:
        pytest.skip(str(refusal))


def addresses(scene: Scene) -> list[str]:
    """Return the addresses of PostgreSQL and Redis once both answer, and forget them for the next start."""
    file = scene.folder / "addresses"
    wait_until(file.exists, "both servers answer", seconds=60)
    found = file.read_text().split()
    file.unlink()
    return found


def answers(address: str) -> bool:
    try:
        psycopg.connect(address, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def test_a_killed_run_keeps_its_data_and_the_next_one_starts_at_once(scene: Scene) -> None:
    first = scene.play(SERVERS)
    database, broker = addresses(scene)
    with psycopg.connect(database) as line:
        line.execute("CREATE TABLE kept AS SELECT '阳谷' AS name")
    redis.Redis.from_url(broker).set("kept", "yes")
    redis.Redis.from_url(broker).waitaof(1, 0, 2000)

    first.send_signal(signal.SIGKILL)
    scene.play(SERVERS)

    database, broker = addresses(scene)
    with psycopg.connect(database) as line:
        assert line.execute("SELECT name FROM kept").fetchone() == ("阳谷",)
    assert redis.Redis.from_url(broker).get("kept") == b"yes"


def test_a_killed_database_server_comes_back_with_its_data(scene: Scene) -> None:
    scene.play(SERVERS)
    database, _ = addresses(scene)
    with psycopg.connect(database) as line:
        line.execute("CREATE TABLE kept AS SELECT 1 AS number")

    postmaster = int((scene.folder / "postgres" / "data" / "postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGKILL)

    wait_until(lambda: answers(database), "the database answers again", seconds=30)
    with psycopg.connect(database) as line:
        assert line.execute("SELECT number FROM kept").fetchone() == (1,)


def test_no_password_can_be_read_by_others_or_seen_in_the_list_of_processes(scene: Scene) -> None:
    scene.play(SERVERS)
    secrets = [address.split("@")[0].rsplit(":", 1)[1] for address in addresses(scene)]

    for file in (path for path in scene.folder.rglob("*") if path.is_file() and "data" not in path.parts):
        if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            assert not any(secret in file.read_text(errors="replace") for secret in secrets)
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = process.read_text()
        except OSError:
            continue
        assert not any(secret in line for secret in secrets)
