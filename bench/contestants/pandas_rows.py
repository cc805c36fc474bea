"""pandas as the replaced system used it: rows through an object mapper, a pivot, and a loop over the shares."""
import numpy as np
import pandas as pd
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from mapped_rows import DailyPrice
from serve import META, daily_matrix, rows_database, serve

ENGINE = create_engine("sqlite:///" + rows_database())


def wilder(changes):
    started = changes.copy()
    started.iloc[:14] = np.nan
    if len(changes) > 14:
        started.iloc[14] = changes.iloc[1:15].mean()
    return started.ewm(alpha=1 / 14, adjust=False).mean()


def signals(close, high, low):
    count = len(close)
    now = close.iloc[-1]
    roc = [now / close.iloc[-1 - period] - 1 if count > period else np.nan for period in (63, 126, 252)]
    change = close.diff()
    gain, loss = wilder(change.clip(lower=0)).iloc[-1], wilder((-change).clip(lower=0)).iloc[-1]
    rolled = lambda column, size, how: getattr(column.rolling(size), how)().iloc[-1]
    return [
        sum(roc) / 3, rolled(close, 50, "mean"), rolled(close, 200, "mean"), 50.0 if gain + loss == 0 else 100 * gain / (gain + loss),
        rolled(high, 20, "max"), rolled(low, 20, "min"), rolled(high, 55, "max"), rolled(low, 55, "min"),
        now / rolled(close, 252, "max"), close.pct_change().rolling(252).std().iloc[-1] * np.sqrt(252),
    ]


def daily():
    with Session(ENGINE) as session:
        rows = session.query(DailyPrice).filter(DailyPrice.date >= META["from"]).order_by(DailyPrice.date).all()
        frame = pd.DataFrame([{"id": row.id, "date": row.date, "high": row.high, "low": row.low, "close": row.close} for row in rows])
    wide = {name: frame.pivot(index="date", columns="id", values=name) for name in ("close", "high", "low")}
    ids, values = [], []
    for share in wide["close"].columns:
        close = wide["close"][share].dropna()
        if close.index[-1] < META["staleBefore"]:
            continue
        ids.append(share)
        values.append(signals(close, wide["high"][share].dropna(), wide["low"][share].dropna()))
    table = pd.DataFrame(values)
    return daily_matrix(np.array(ids), [table[at].to_numpy() for at in table] + [table[0].rank(ascending=False).to_numpy()])


serve({"daily": daily})
