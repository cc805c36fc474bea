"""How Python stores the same bars in a row table: executemany, and the object mapper's merge of the replaced system."""
import os, sys
from sqlalchemy import Column, Float, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "contestants"))
from serve import FOLDER, read_column, serve
import sqlite3

# A merge asks for every row before it writes it: more of them would take minutes and cost the same each.
MERGED_ROWS = 10_000
NAMES = ("id", "date", "high", "low", "close")
Base = declarative_base()


class DailyPrice(Base):
    __tablename__ = "daily_price"
    id = Column(Integer, primary_key=True)
    date = Column(Integer, primary_key=True)
    high = Column(Float)
    low = Column(Float)
    close = Column(Float)


ROWS = []


def load():
    ROWS[:] = zip(*(read_column(name).tolist() for name in NAMES))
    return []


def fresh(name):
    file = os.path.join(FOLDER, name)
    if os.path.exists(file):
        os.remove(file)
    return file


def executemany():
    database = sqlite3.connect(fresh("ingested-python.db"))
    database.execute("CREATE TABLE daily_price (id INTEGER, date INTEGER, high REAL, low REAL, close REAL, PRIMARY KEY (id, date)) WITHOUT ROWID")
    database.executemany("INSERT INTO daily_price VALUES (?, ?, ?, ?, ?)", ROWS)
    database.commit()
    database.close()
    return []


def merge():
    engine = create_engine("sqlite:///" + fresh("ingested-merge.db"))
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        for row in ROWS[:MERGED_ROWS]:
            session.merge(DailyPrice(**dict(zip(NAMES, row))))
        session.commit()
    return []


serve({"load": load, "executemany": executemany, "merge": merge})
