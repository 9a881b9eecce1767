"""What a program did to a folder, as the shim recorded it, and the disks that a power cut could leave of it.

The model. What a file holds is safe once it was synced; of the writes since, each is kept, dropped or torn at
sectors of 512 or 4096 bytes, and a length may be ahead of what was written (zeros). Names change in order, as
in a journal: a cut keeps those up to some moment. With the model "journal" (ext4, xfs) a sync of any file
takes all names before it along; with "strict" only a sync of the folder does, as POSIX has it. A folder that
was made is there at once.
"""
import collections
import os
import pathlib
import struct
import subprocess

HEAD = struct.Struct("<IIIIqq")
HERE = pathlib.Path(__file__).resolve().parent
Event = collections.namedtuple("Event", "kind number offset path second data")


def compile_shim(folder):
    """Compiles the shim into a folder, and returns its path; None where there is no compiler."""
    shim = folder / "shim.so"
    try:
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", str(shim), str(HERE / "shim.c"), "-ldl", "-lpthread"],
                       check=True, timeout=60)
    except (OSError, subprocess.CalledProcessError):
        return None
    return shim


def watched(shim, folder, log, **more):
    """The variables of a program whose calls on a folder are recorded."""
    return {"LD_PRELOAD": str(shim), "TORTURE_DIR": str(folder), "TORTURE_LOG": str(log), **more}


def events(log):
    data, place, found = log.read_bytes(), 0, []
    while place < len(data):
        kind, path, second, length, number, offset = HEAD.unpack_from(data, place)
        place += HEAD.size
        parts = []
        for size in (path, second, length):
            parts.append(data[place:place + size])
            place += size
        found.append(Event(chr(kind), number, offset, os.fsdecode(parts[0]), os.fsdecode(parts[1]), parts[2]))
    return found


class File:
    def __init__(self, data=b""):
        self.safe, self.pending = bytearray(data), []


def write(data, offset, piece):
    if len(data) < offset:
        data.extend(bytes(offset - len(data)))
    data[offset:offset + len(piece)] = piece


def set_length(data, length):
    del data[length:]
    data.extend(bytes(length - len(data)))


class Disk:
    """A folder's files, of which some is not on disk yet."""

    def __init__(self, folder, strict):
        self.folder, self.strict = str(folder), strict
        self.files = {}
        self.names, self.pending = {}, []
        for root, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(root, name)
                with open(path, "rb") as file:
                    held = File(file.read())
                self.files[os.stat(path).st_ino] = self.names[path] = held
        self.now = dict(self.names)

    def take(self, event):
        kind, number = event.kind, event.number
        if kind == "C":
            self.files[number] = File()
            self.rename(("+", event.path, self.files[number]))
        elif kind == "U":
            self.rename(("-", event.path))
        elif kind == "L":
            self.rename(("+", event.second, self.now.get(event.path)))
        elif kind == "R":
            self.rename((">", event.path, event.second))
        elif kind in "WT":
            file = self.files.get(number)
            if file is not None:
                file.pending.append((kind, event.offset, event.data))
        elif kind == "F":
            file = self.files.get(number)
            if file is not None:
                for change in file.pending:
                    self.keep(file.safe, change)
                file.pending = []
            if not self.strict:
                self.settle(lambda path: True)
        elif kind == "D":
            self.settle(lambda path: not self.strict or os.path.dirname(path) == event.path)

    def rename(self, change):
        self.pending.append(change)
        self.change(self.now, change)

    def settle(self, concerns):
        rest = []
        for change in self.pending:
            if concerns(change[1]):
                self.change(self.names, change)
            else:
                rest.append(change)
        self.pending = rest

    @staticmethod
    def change(names, change):
        if change[0] == "+":
            if change[2] is not None:
                names[change[1]] = change[2]
        elif change[0] == "-":
            names.pop(change[1], None)
        elif change[1] in names:
            names[change[2]] = names.pop(change[1])

    @staticmethod
    def keep(data, change):
        if change[0] == "W":
            write(data, change[1], change[2])
        else:
            set_length(data, change[1])

    def cut(self, draw):
        """The files that may be there after a cut now, by path."""
        names = dict(self.names)
        for change in self.pending[:draw.choice([0, len(self.pending), draw.randrange(len(self.pending) + 1)])]:
            self.change(names, change)
        way, sector = draw.choice(["none", "all", "first", "some", "torn", "torn"]), draw.choice([512, 4096])
        made = {}
        for path, file in names.items():
            if id(file) not in made:
                made[id(file)] = self.left(file, way, sector, draw)
        return {path: bytes(made[id(file)]) for path, file in names.items()}

    def left(self, file, way, sector, draw):
        data = bytearray(file.safe)
        count = {"none": 0, "first": draw.randrange(len(file.pending) + 1)}.get(way, len(file.pending))
        longer = draw.random() < 0.3
        for kind, offset, piece in file.pending[:count]:
            if kind == "T":
                if way in ("all", "first") or draw.random() < 0.5:
                    set_length(data, offset)
            elif way in ("all", "first"):
                write(data, offset, piece)
            else:
                self.tear(data, offset, piece, sector if way == "torn" else 1 << 30, draw)
                if longer and len(data) < offset + len(piece):
                    set_length(data, offset + len(piece))
        return data

    @staticmethod
    def tear(data, offset, piece, sector, draw):
        """Keeps some of the sectors that a write touches."""
        begin = offset
        while begin < offset + len(piece):
            end = min((begin // sector + 1) * sector, offset + len(piece))
            if draw.random() < 0.5:
                write(data, begin, piece[begin - offset:end - offset])
            begin = end
