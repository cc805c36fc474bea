"""pandas as an expert writes it: one frame, group-wise rolling windows, nothing per row in Python."""
import sqlite3
import numpy as np
import pandas as pd
from serve import META, daily_matrix, rows_database, serve

FILE = rows_database()


def read(where=""):
    connection = sqlite3.connect(FILE)
    frame = pd.read_sql_query("SELECT id, date, high, low, close FROM daily_price" + where + " ORDER BY id, date", connection)
    connection.close()
    return frame


def wilder(series, ids, row):
    seed = series.groupby(ids).rolling(14).mean().to_numpy()
    started = pd.Series(np.where(row > 14, series, np.where(row == 14, seed, np.nan)))
    return started.groupby(ids).ewm(alpha=1 / 14, adjust=False).mean().to_numpy()


def indicators(frame, wanted):
    ids = frame["id"]
    by = frame.groupby("id", sort=False)
    row = by.cumcount().to_numpy()
    close = frame["close"].to_numpy()
    change = by["close"].diff()
    ret = by["close"].pct_change()
    gain = wilder(change.clip(lower=0), ids, row)
    loss = wilder((-change).clip(lower=0), ids, row)
    with np.errstate(invalid="ignore", divide="ignore"):
        strength = np.where(gain + loss == 0, 50.0, 100 * gain / (gain + loss))
    roc = {period: close / by["close"].shift(period).to_numpy() - 1 for period in (63, 126, 252)}
    rolled = lambda name, size, how: getattr(by[name].rolling(size), how)().to_numpy()
    shared = [
        rolled("close", 50, "mean"), rolled("close", 200, "mean"), strength,
        rolled("high", 20, "max"), rolled("low", 20, "min"), rolled("high", 55, "max"), rolled("low", 55, "min"),
        close / rolled("close", 252, "max"), ret.groupby(ids).rolling(252).std().to_numpy() * np.sqrt(252),
    ]
    first = [(roc[63] + roc[126] + roc[252]) / 3] if wanted == "daily" else list(roc.values())
    return first + shared


def daily(frame):
    columns = indicators(frame, "daily")
    last = np.flatnonzero((frame["id"] != frame["id"].shift(-1)).to_numpy() & (frame["date"] >= META["staleBefore"]).to_numpy())
    values = [column[last] for column in columns]
    place = pd.Series(values[0]).rank(ascending=False).to_numpy()
    return daily_matrix(frame["id"].to_numpy()[last], values + [place])


LOADED = {}


def load():
    LOADED["all"], LOADED["recent"] = read(), read(" WHERE date >= %d" % META["from"])
    return []


serve({
    "load": load,
    "daily": lambda: daily(read(" WHERE date >= %d" % META["from"])),
    "computeDaily": lambda: daily(LOADED["recent"]),
    "history": lambda: indicators(read(), "history"),
    "computeHistory": lambda: indicators(LOADED["all"], "history"),
})
