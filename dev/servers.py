"""The two servers the program stands on: real ones where the environment names them, embedded ones otherwise."""

import os
from pathlib import Path

from dev.folders import LOGS
from dev.postgres import LASTING, PASSING, Postgres
from dev.redis import Redis
from dev.supervisor import Supervisor


def start_servers(supervisor: Supervisor, folder: Path, *, lasting: bool, logs: Path = LOGS) -> dict[str, str]:
    """Start what DATABASE_URL and REDIS_URL do not name; return both variables once the servers answer."""
    addresses = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL") if os.environ.get(name)}
    logs.mkdir(parents=True, exist_ok=True)
    waits = []
    if "DATABASE_URL" not in addresses:
        postgres = Postgres(folder / "postgres", LASTING if lasting else PASSING, logs=logs)
        postgres.prepare(supervisor.tick)
        supervisor.add(postgres.child())
        addresses["DATABASE_URL"] = postgres.url
        waits.append((postgres.is_ready, "PostgreSQL", 60.0))
    if "REDIS_URL" not in addresses:
        redis = Redis(folder / "redis", lasting=lasting, logs=logs)
        supervisor.add(redis.child())
        addresses["REDIS_URL"] = redis.url
        waits.append((redis.is_ready, "The Redis-compatible server", 30.0))
    for ready, what, patience in waits:
        supervisor.wait_until(ready, what=what, patience=patience)
    return addresses
