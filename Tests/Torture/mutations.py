"""Ways to damage the bytes of a history: the file, its -wal, its -shm.

Each takes a generator, the folder with history.db (and, where it asks for one, a log that is not yet in the
file), does its damage and says in a word or two what it did. Those of SQL are in hostile.py.
"""
import os
import struct

PAGE = 4096


def flip(data, draw, low=0, high=None):
    """Flips one bit between two places."""
    place = draw.randrange(low, min(high or len(data), len(data)))
    data[place] ^= 1 << draw.randrange(8)
    return place


class Bytes:
    """A file's bytes, written back at the end."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.data = bytearray(self.path.read_bytes())
        return self.data

    def __exit__(self, *_):
        self.path.write_bytes(self.data)


# The file.

def bits(draw, folder):
    with Bytes(folder / "history.db") as data:
        for _ in range(draw.choice([1, 1, 2, 8, 64])):
            flip(data, draw)
    return "bits flipped"


def header(draw, folder):
    with Bytes(folder / "history.db") as data:
        if draw.random() < 0.5:
            place = flip(data, draw, 0, 100)
        else:
            place = draw.choice([16, 18, 19, 20, 21, 22, 23, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 92, 96])
            data[place:place + 4] = draw.choice(
                [b"\0\0\0\0", b"\xff\xff\xff\xff", b"\0\0\0\1", b"\x7f\xff\xff\xff", draw.randbytes(4)])
    return f"header at {place}"


def page_header(draw, folder):
    with Bytes(folder / "history.db") as data:
        page = draw.randrange(len(data) // PAGE)
        place = page * PAGE + (100 if page == 0 else 0) + draw.randrange(48)
        data[place] = draw.choice([0, 255, 5, 13, 2, 10, draw.randrange(256)])
    return "page header"


def cut(draw, folder):
    with Bytes(folder / "history.db") as data:
        end = draw.choice([0, 1, 100, 511, 512, PAGE, draw.randrange(len(data)),
                           draw.randrange(len(data) // PAGE) * PAGE])
        del data[end:]
    return "cut"


def zeroed(draw, folder):
    with Bytes(folder / "history.db") as data:
        for _ in range(draw.choice([1, 1, 3])):
            begin = draw.randrange(len(data) // PAGE) * PAGE
            data[begin:begin + PAGE] = bytes(PAGE)
    return "pages zeroed"


def swapped(draw, folder):
    with Bytes(folder / "history.db") as data:
        one, other = (draw.randrange(len(data) // PAGE) * PAGE for _ in range(2))
        data[one:one + PAGE], data[other:other + PAGE] = data[other:other + PAGE], data[one:one + PAGE]
    return "pages swapped"


def doubled(draw, folder):
    with Bytes(folder / "history.db") as data:
        one, other = (draw.randrange(len(data) // PAGE) * PAGE for _ in range(2))
        data[one:one + PAGE] = data[other:other + PAGE]
    return "page copied over another"


def rubbish_page(draw, folder):
    with Bytes(folder / "history.db") as data:
        begin = draw.randrange(len(data) // PAGE) * PAGE
        data[begin:begin + PAGE] = draw.randbytes(PAGE)
    return "page of rubbish"


def sector(draw, folder):
    with Bytes(folder / "history.db") as data:
        begin = draw.randrange(len(data) // 512) * 512
        data[begin:begin + 512] = draw.choice([bytes(512), b"\xff" * 512, draw.randbytes(512)])
    return "sector of rubbish"


def appended(draw, folder):
    with Bytes(folder / "history.db") as data:
        data += draw.randbytes(draw.choice([1, 100, PAGE, 10 * PAGE, 5000]))
    return "rubbish appended"


def older_page(draw, folder):
    """A page as it was before: of a file to which nothing was written, its own second half."""
    with Bytes(folder / "history.db") as data:
        begin = draw.randrange(len(data) // PAGE) * PAGE
        data[begin + PAGE // 2:begin + PAGE] = data[begin:begin + PAGE // 2]
    return "half a page over the other"


# The log.

def log_bits(draw, folder):
    with Bytes(folder / "history.db-wal") as data:
        for _ in range(draw.choice([1, 1, 4, 32])):
            flip(data, draw)
    return "wal bits"


def log_cut(draw, folder):
    with Bytes(folder / "history.db-wal") as data:
        del data[draw.choice([0, 1, 31, 32, 56, draw.randrange(len(data)),
                              32 + draw.randrange(len(data) // (PAGE + 24)) * (PAGE + 24)]):]
    return "wal cut"


def log_header(draw, folder):
    with Bytes(folder / "history.db-wal") as data:
        place = draw.choice([0, 4, 8, 12, 16, 20, 24, 28])
        data[place:place + 4] = draw.choice(
            [b"\0\0\0\0", b"\xff\xff\xff\xff", struct.pack(">I", 1 << draw.randrange(32)), draw.randbytes(4)])
    return "wal header"


def log_frames(draw, folder):
    with Bytes(folder / "history.db-wal") as data:
        size = PAGE + 24
        count = (len(data) - 32) // size
        one, other = (32 + draw.randrange(count) * size for _ in range(2))
        data[one:one + size] = draw.choice([bytes(size), data[other:other + size], draw.randbytes(size)])
    return "wal frame replaced"


def log_missing(draw, folder):
    (folder / "history.db-wal").unlink()
    return "wal missing"


def log_foreign(draw, folder):
    other = folder / "other.wal"
    data = other.read_bytes() if other.exists() else draw.randbytes(8272)
    (folder / "history.db-wal").write_bytes(data)
    return "wal of another history"


def log_rubbish(draw, folder):
    (folder / "history.db-wal").write_bytes(draw.randbytes(draw.choice([1, 32, 5000, 100_000])))
    return "wal of rubbish"


def log_folder(draw, folder):
    name = folder / ("history.db" + draw.choice(["-wal", "-shm", "-journal"]))
    name.unlink(missing_ok=True)
    if draw.random() < 0.5:
        name.mkdir()
        return f"a folder for a {name.suffix[3:]}"
    name.symlink_to(draw.choice(["nowhere/at/all", "/dev/full", "/dev/zero", "history.db", name.name]))
    return f"a link for a {name.suffix[3:]}"


def index_damaged(draw, folder):
    path = folder / "history.db-shm"
    data = bytearray(path.read_bytes() if path.exists() else bytes(32768))
    way = draw.randrange(4)
    if way == 0:
        data[:] = draw.randbytes(len(data))
    elif way == 1:
        for _ in range(16):
            flip(data, draw)
    elif way == 2:
        del data[draw.randrange(len(data)):]
    else:
        data[:] = bytes(len(data))
    path.write_bytes(data)
    return "shm damaged"


def index_missing(draw, folder):
    (folder / "history.db-shm").unlink(missing_ok=True)
    return "shm missing"


def file_missing(draw, folder):
    path = folder / "history.db"
    way = draw.randrange(3)
    if way == 0:
        path.unlink()
    elif way == 1:
        path.write_bytes(b"")
    else:
        path.write_bytes(draw.choice([b"SQLite format 3\0", b"{}\n", b"\0" * 100_000, b"SQLite format 3\0" + bytes(4080)]))
    return "file missing or another beside its wal"


def journal(draw, folder):
    """A rollback journal that looks hot, of another program or another state."""
    magic = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    data = (folder / "history.db").read_bytes()
    count = len(data) // PAGE
    head = magic + struct.pack(
        ">IIIII", draw.choice([1, 3, 0xffffffff]), 7, draw.choice([count, 1, 0]), 512, draw.choice([PAGE, 512]))
    body = b""
    for _ in range(3):
        page = draw.randbytes(PAGE)
        total = 7 + sum(page[place] for place in range(PAGE - 200, 0, -200))
        body += struct.pack(">I", draw.randrange(1, count + 1)) + page + struct.pack(">I", total & 0xffffffff)
    (folder / "history.db-journal").write_bytes(head.ljust(512, b"\0") + body)
    return "hot journal of another"


def other_kind(draw, folder):
    path = folder / "history.db"
    path.unlink()
    way = draw.randrange(3)
    if way == 0:
        path.symlink_to(draw.choice(["history.db", "nowhere", "/dev/null", "/dev/zero"]))
    elif way == 1:
        path.mkdir()
    else:
        os.mkfifo(path)
    for name in ("history.db-wal", "history.db-shm"):
        (folder / name).unlink(missing_ok=True)
    return "no plain file"


FILE = [bits, bits, header, header, page_header, cut, zeroed, swapped, doubled, rubbish_page, sector, appended,
        older_page, journal, other_kind, log_rubbish]
# These need a log that is not in the file yet.
LOG = [log_bits, log_cut, log_header, log_frames, log_missing, log_foreign, log_rubbish, log_folder,
       index_damaged, index_missing, file_missing, bits, header, zeroed, cut]
