"""BM25 (Robertson and Zaragoza 2009; k1 1.2, b 0.75) over a list of texts: for mining negatives only."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

K1 = 1.2
B = 0.75
STOPWORDS = frozenset(
    "a an the of to in on at for and or is was were are be been do does did what who when where why how which that "
    "this it its he she they his her their with by from as about has have had not s t".split()
)


def words(text: str) -> list[str]:
    """Lower-cased runs of letters and digits without stopwords."""
    return [w for w in re.findall(r"[a-z0-9]+", text.lower()) if w not in STOPWORDS]


class Bm25:
    """An inverted index; a document is named by its position."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(words(text)) for text in texts]
        lengths = [sum(c.values()) for c in counts]
        mean = max(1.0, sum(lengths) / max(1, len(texts)))
        self.postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for document, (count, length) in enumerate(zip(counts, lengths)):
            for word, n in count.items():
                weight = n * (K1 + 1) / (n + K1 * (1 - B + B * length / mean))
                self.postings[word].append((document, weight))
        self.size = len(texts)

    def scores(self, query: str) -> dict[int, float]:
        """Score of every document that shares a word with the query."""
        total: dict[int, float] = defaultdict(float)
        for word in set(words(query)):
            found = self.postings.get(word, [])
            rarity = math.log(1 + (self.size - len(found) + 0.5) / (len(found) + 0.5))
            for document, weight in found:
                total[document] += rarity * weight
        return total
