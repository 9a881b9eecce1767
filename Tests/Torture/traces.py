"""What the system is asked for: no network call in any command or the app; and with which rights files and
folders are made, under umask 022 and 000, also where they were there with more rights before.
"""
import os
import re
import shutil
import stat
import subprocess

import harness
import terminal

NETWORK = re.compile(r"\b(socket|connect|sendto|sendmsg|bind|listen|accept4?|getsockname|socketpair)\(([^)]*)")


def network(torture):
    if not shutil.which("strace"):
        torture.figures["network"] = "no strace, skipped"
        return
    app, log = torture.app, torture.folder / "calls"
    home = torture.folder / "traced"
    questions = app.questions()
    commands = {
        "grade": ["grade", questions[0], "good"], "due": ["due"], "list": ["list"], "report": ["report"],
        "progress": ["progress"], "check": ["history", "check"], "backup": ["history", "backup", torture.folder / "b.db"],
        "export": ["history", "export"], "settings": ["settings"], "the app": None}
    environment = {**app.environment, "XDG_DATA_HOME": str(home)}
    for name, arguments in commands.items():
        log.unlink(missing_ok=True)
        command = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", log, app.binary, *(arguments or [])]
        if arguments is None:
            window = terminal.Window(command, environment, torture.folder)
            shown = window.wait_for("help", 20)
            for key in (b"\r", b" ", b"g", b"q"):
                window.press(key)
                window.read(1)
            window.kill(15)
            if not shown:
                torture.fault("trace", "the app shows nothing under strace", window.screen.text()[:200])
        else:
            ended = subprocess.run([str(part) for part in command], env=environment, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, timeout=30)
            if ended.returncode not in (0, 1):
                torture.fault("trace", f"{name} fails under strace", ended.stderr.decode()[-200:])
        calls = NETWORK.findall(log.read_text()) if log.exists() else []
        if calls:
            torture.fault("trace", f"{name} makes a network call", " ".join(calls[0]))
        torture.figure("commands without a network call", 0 if calls else 1)


def modes(folder):
    """The rights of all that is in a folder, by its path from there."""
    found = {}
    for root, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(root, name)
            found[os.path.relpath(path, folder)] = stat.S_IMODE(os.lstat(path).st_mode)
    return found


def rights(torture):
    app = torture.app
    questions = app.questions()
    for mask in (0o022, 0o000):
        for before in ("nothing", "folder 0777", "file 0644", "empty file 0666", "backup folder 0777"):
            home = torture.folder / f"home-{mask:o}-{before.replace(' ', '-')}"
            home.mkdir()
            folder, history = home / "edgewise", home / "edgewise" / "history.db"
            extra = {"XDG_DATA_HOME": str(home)}
            if before != "nothing":
                folder.mkdir()
            if before == "folder 0777":
                folder.chmod(0o777)
            if before == "file 0644":
                app.run("grade", questions[0], "good", extra=extra)
                history.chmod(0o644)
                folder.chmod(0o755)
            if before == "empty file 0666":
                history.touch()
                history.chmod(0o666)
            expected = modes(home)

            def setup():
                os.umask(mask)

            # While somebody reads, what is beside the file stays to be looked at.
            app.run("grade", questions[1], "hard", extra=extra, setup=setup)
            reader = terminal.Window([app.binary, "study"], {**app.environment, **extra}, torture.folder)
            reader.wait_for("reveal", 10)
            app.run("grade", questions[2], "easy", extra=extra, setup=setup)
            app.run("history", "backup", folder / "b.db", extra=extra, setup=setup)
            app.run("history", "export", "-o", folder / "e.jsonl", extra=extra, setup=setup)
            app.run("report", "-o", folder / "r.md", extra=extra, setup=setup)
            found = modes(home)
            reader.kill()
            for path, mode in sorted(found.items()):
                wanted = 0o700 if path == "edgewise" else 0o600
                if mode == wanted:
                    continue
                if path in expected or path.startswith("edgewise/history.db-"):
                    torture.figures[f"umask {mask:03o}, {before}: {path}"] = f"stays {mode:04o}"
                else:
                    torture.fault(f"umask {mask:03o}, {before}", f"made with other rights: {path}", f"{mode:04o}")
            torture.figure("folders looked at")


def run(torture):
    network(torture)
    rights(torture)
