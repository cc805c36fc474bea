"""Answers one line of JSON with another until the input ends; as serve.mjs does."""
import json, os, resource, sqlite3, sys, time
import numpy as np

FOLDER = sys.argv[1]
with open(os.path.join(FOLDER, "meta.json")) as file:
    META = json.load(file)


def read_column(name):
    kind = np.int32 if name in ("id", "date", "row") else np.float64
    return np.fromfile(os.path.join(FOLDER, name + ".column"), dtype=kind)


def read_rows():
    return list(zip(*(read_column(name).tolist() for name in ("id", "date", "high", "low", "close"))))


def store_rows(file, rows):
    """The rows as a plain table, as the replaced system stored them."""
    database = sqlite3.connect(file)
    database.execute("CREATE TABLE daily_price (id INTEGER, date INTEGER, high REAL, low REAL, close REAL, PRIMARY KEY (id, date)) WITHOUT ROWID")
    database.executemany("INSERT INTO daily_price VALUES (?, ?, ?, ?, ?)", rows)
    database.commit()
    database.close()


def rows_database():
    file = os.path.join(FOLDER, "rows.sqlite")
    if not os.path.exists(file):
        store_rows(file + ".new", read_rows())
        os.rename(file + ".new", file)
    return file


def peak_bytes():
    """The system's own figure of the resident peak: the one of getrusage begins with the parent's."""
    if not sys.platform.startswith("linux"):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))


def serve(operations):
    """An operation returns its columns, or how many rows it has dealt with."""
    for line in sys.stdin:
        request = json.loads(line)
        cpu, start = time.process_time(), time.perf_counter()
        columns = operations[request["op"]]()
        answer = {"ms": (time.perf_counter() - start) * 1000, "cpuMs": (time.process_time() - cpu) * 1000}
        if isinstance(columns, int):
            answer["count"] = columns
        if request.get("out"):
            with open(request["out"], "wb") as out:
                for column in columns:
                    out.write(np.ascontiguousarray(column, dtype=np.float64).tobytes())
        answer["totalCpuMs"] = time.process_time() * 1000
        answer["peakBytes"] = peak_bytes()
        print(json.dumps(answer), flush=True)


def daily_matrix(ids, columns):
    """The daily signals as the other contestants hand them over: instruments × outputs."""
    out = np.full((META["instruments"], len(META["daily"])), np.nan)
    for at, column in enumerate(columns):
        out[ids, at] = column
    return [out]
