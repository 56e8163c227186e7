"""Which people does the article name, and what are they?"""

from briefsite.analyse.people.candidate import Candidate
from briefsite.analyse.people.names import find_candidates
from briefsite.analyse.people.person import Names
from briefsite.analyse.people.resolve import find_people

__all__ = ["Candidate", "Names", "find_candidates", "find_people"]
