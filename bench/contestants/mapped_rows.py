"""The row table as an object mapper sees it."""
from sqlalchemy import Column, Float, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class DailyPrice(Base):
    __tablename__ = "daily_price"
    id = Column(Integer, primary_key=True)
    date = Column(Integer, primary_key=True)
    high = Column(Float)
    low = Column(Float)
    close = Column(Float)
