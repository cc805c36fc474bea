"""How Python stores the same bars in a row table: executemany, and the object mapper's merge of the replaced system."""
import os, sys
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "contestants"))
from mapped_rows import Base, DailyPrice
from serve import FOLDER, read_rows, serve, store_rows

# A merge asks for every row before it writes it: more of them would take minutes and cost the same each.
MERGED_ROWS = 10_000
ROWS = []


def load():
    ROWS[:] = read_rows()
    return len(ROWS)


def fresh(name):
    file = os.path.join(FOLDER, name)
    if os.path.exists(file):
        os.remove(file)
    return file


def executemany():
    store_rows(fresh("ingested-python.db"), ROWS)
    return len(ROWS)


def merge():
    engine = create_engine("sqlite:///" + fresh("ingested-merge.db"))
    Base.metadata.create_all(engine)
    merged = ROWS[:MERGED_ROWS]
    with Session(engine) as session:
        for id, date, high, low, close in merged:
            session.merge(DailyPrice(id=id, date=date, high=high, low=low, close=close))
        session.commit()
    return len(merged)


serve({"load": load, "executemany": executemany, "merge": merge})
