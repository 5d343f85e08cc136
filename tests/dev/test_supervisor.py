"""The supervisor with real processes: what dies comes back, what stops takes all along."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dev.scenes import Scene, is_alive, wait_until

pytestmark = pytest.mark.fault

TWO_SLEEPERS = 'play(child("first", "exec sleep 1000"), child("second", "exec sleep 1000"))'


def both_run(scene: Scene) -> bool:
    return bool(scene.pids("first") and scene.pids("second"))


def nothing_is_left(scene: Scene) -> bool:
    return not any(is_alive(pid) for name in ("first", "second") for pid in scene.pids(name))


def has_ended_after_another_signal(run: "subprocess.Popen[str]") -> bool:
    run.send_signal(signal.SIGINT)
    return run.poll() is not None


def test_a_killed_child_is_started_again_and_the_others_stay(scene: Scene) -> None:
    scene.play(TWO_SLEEPERS)
    wait_until(lambda: both_run(scene), "both children run")

    os.kill(scene.pids("first")[0], signal.SIGKILL)

    wait_until(lambda: len(scene.pids("first")) == 2, "the killed child runs again")
    assert is_alive(scene.pids("first")[1])
    assert [is_alive(pid) for pid in scene.pids("second")] == [True]


def test_a_child_that_keeps_dying_ends_the_run_with_its_reason_and_leaves_nothing(scene: Scene) -> None:
    run = scene.play(
        'play(child("first", "exec sleep 1000"), child("second", "echo no such table; exit 3", may_die=2))'
    )

    output, _ = run.communicate(timeout=20)

    assert run.returncode == 1
    assert "second keeps stopping by itself (exit code 3)" in output
    assert "no such table" in output
    assert len(scene.pids("second")) == 3
    assert nothing_is_left(scene)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_all_children_the_last_started_first(scene: Scene, number: signal.Signals) -> None:
    run = scene.play('play(noting("first"), noting("second"))')
    wait_until(lambda: both_run(scene), "both children run")

    run.send_signal(number)
    output, _ = run.communicate(timeout=15)

    assert run.returncode == 0
    assert "stopped" in output
    assert (scene.folder / "order").read_text().split() == ["second", "first"]
    assert nothing_is_left(scene)


def test_a_child_that_does_not_want_to_stop_is_killed_with_all_that_it_started(scene: Scene) -> None:
    run = scene.play('play(deaf("first", f"sleep 1000 & echo $! > {here}/second.pids; {FOREVER}", patience=0.3))')
    wait_until(lambda: both_run(scene), "the child and what it started run")

    run.terminate()
    run.communicate(timeout=15)

    assert run.returncode == 0
    assert nothing_is_left(scene)


def test_a_second_ctrl_c_does_not_wait_for_anybody(scene: Scene) -> None:
    run = scene.play('play(deaf("first", patience=60), deaf("second", patience=60))')
    wait_until(lambda: both_run(scene), "both children run")

    run.send_signal(signal.SIGINT)
    assert run.stdout is not None
    assert run.stdout.readline() == "stopped\n"
    wait_until(lambda: has_ended_after_another_signal(run), "the run ends", seconds=8)

    assert nothing_is_left(scene)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")
def test_a_killed_supervisor_leaves_nothing_running(scene: Scene) -> None:
    run = scene.play(TWO_SLEEPERS)
    wait_until(lambda: both_run(scene), "both children run")

    run.kill()

    wait_until(lambda: nothing_is_left(scene), "the children end with their parent", seconds=5)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="make can only be looked at through /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_signal_that_only_make_gets_ends_the_run_too(scene: Scene, number: signal.Signals) -> None:
    run = scene.play(TWO_SLEEPERS, under_make=True)
    wait_until(lambda: both_run(scene), "both children run")

    run.send_signal(number)
    output, _ = run.communicate(timeout=15)

    assert "stopped" in output
    assert nothing_is_left(scene)
