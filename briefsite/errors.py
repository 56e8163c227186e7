"""What can go wrong with a set-up, as opposed to with one article."""


class BriefsiteError(Exception):
    """A set-up that cannot work: bad usage, bad configuration, no article, disk trouble.

    The message is one line of prose: what, where, what would be right.
    """
