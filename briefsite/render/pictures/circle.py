"""In which order do terms stand on a circle, so that those tied together are neighbours?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from briefsite.render.pictures.ties import Network

Around = dict[str, dict[str, int]]  # what a term is tied to, with the number of shared briefings
ROUNDS = 12  # of exchanging places; it is mostly still after three


def communities(network: Network) -> list[list[str]]:
    """The terms in groups that hold together (greedy modularity), the largest group first."""
    # Imported here because only a build with a network should pay a fifth of a second for it.
    from networkx import Graph
    from networkx.algorithms.community import greedy_modularity_communities

    nodes = sorted(network.nodes)
    number = {term: place for place, term in enumerate(nodes)}
    graph = Graph()  # of numbers: sets of strings have another order in every process
    graph.add_nodes_from(range(len(nodes)))
    for tie in sorted(network.ties, key=lambda tie: (tie.first, tie.second)):
        graph.add_edge(number[tie.first], number[tie.second], weight=tie.shared)
    found = greedy_modularity_communities(graph, weight="weight") if network.ties else []
    groups = [sorted(nodes[place] for place in group) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group))


def ordered(network: Network) -> list[list[str]]:
    """The same groups in an order, and inside of them the terms, with short ways between those that are tied."""
    groups = communities(network)
    around: Around = {}
    for tie in network.ties:
        around.setdefault(tie.first, {})[tie.second] = tie.shared
        around.setdefault(tie.second, {})[tie.first] = tie.shared
    for _ in range(ROUNDS):
        before = [list(group) for group in groups]
        _exchange_groups(groups, around)
        for group in groups:
            _exchange_terms(groups, group, around)
        if groups == before:
            break
    return groups


def _places(groups: Sequence[Sequence[str]]) -> dict[str, int]:
    return {term: number for number, term in enumerate(term for group in groups for term in group)}


def _length(terms: Iterable[str], place: dict[str, int], around: Around) -> int:
    """The way along the circle over all ties of some terms, each as often as it is shared."""
    total = 0
    for term in terms:
        for other, shared in around[term].items():
            apart = abs(place[term] - place[other])
            total += shared * min(apart, len(place) - apart)
    return total


def _exchange_groups(groups: list[list[str]], around: Around) -> None:
    """Two groups change places wherever that makes all ways shorter."""
    best = _length(around, _places(groups), around)
    for one, other in combinations(range(len(groups)), 2):
        groups[one], groups[other] = groups[other], groups[one]
        found = _length(around, _places(groups), around)
        if found < best:
            best = found
        else:
            groups[one], groups[other] = groups[other], groups[one]


def _exchange_terms(groups: list[list[str]], group: list[str], around: Around) -> None:
    """Two terms of a group change places wherever that makes the ways of both shorter."""
    place = _places(groups)
    for one, other in combinations(range(len(group)), 2):
        pair = group[one], group[other]
        before = _length(pair, place, around)
        place[pair[0]], place[pair[1]] = place[pair[1]], place[pair[0]]
        if _length(pair, place, around) < before:
            group[one], group[other] = group[other], group[one]
        else:
            place[pair[0]], place[pair[1]] = place[pair[1]], place[pair[0]]
