"""All tables of an invented year."""
from _codes import Codes
from _income import Income
from _plans import Plans


class Tables(Codes, Income, Plans):
    """The money of the year, and its tables."""
