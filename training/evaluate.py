"""Figures of the networks alone, on articles that the reader has not learned from."""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from passages import Unit, sentences
from questions import Question, QuestionSet
from run import OnnxEncoder, OnnxReader, Reading

CANDIDATES = 12
TIMED_RUNS = 15


@dataclass(frozen=True, slots=True)
class Scored:
    """A question, and the best reading of each paragraph by (article, paragraph)."""

    question: Question
    readings: dict[tuple[int, int], Reading]

    def ranked(self) -> list[tuple[int, int]]:
        """Paragraphs, best first."""
        return sorted(self.readings, key=lambda place: -self.readings[place].score)

    def is_gold(self, place: tuple[int, int]) -> bool:
        """Whether the paragraph answers."""
        return place[0] == self.question.article and place[1] in self.question.gold


def read_places(
    reader: OnnxReader, found: QuestionSet, question: Question, places: Sequence[tuple[int, int]]
) -> Scored:
    """Reads paragraphs; of one in windows, the best window counts."""
    chosen: list[tuple[int, Unit]] = [(a, u) for a, p in places for u in found.units[a] if u.paragraph == p]
    spans = [sentences(found.articles[a]["paragraphs"][u.paragraph]) for a, u in chosen]
    best: dict[tuple[int, int], Reading] = {}
    for (article, unit), reading in zip(chosen, reader.read(question.text, [u for _, u in chosen], spans)):
        place = (article, unit.paragraph)
        if place not in best or reading.score > best[place].score:
            best[place] = reading
    return Scored(question, best)


def read_within(reader: OnnxReader, found: QuestionSet, questions: Sequence[Question]) -> list[Scored]:
    """Every question on every paragraph of its article."""
    return [
        read_places(reader, found, q, [(q.article, p) for p in range(len(found.articles[q.article]["paragraphs"]))])
        for q in questions
    ]


def read_nearest(
    reader: OnnxReader, encoder: OnnxEncoder, found: QuestionSet, questions: Sequence[Question]
) -> list[Scored]:
    """Every question on the twelve paragraphs of all articles that the encoder takes for nearest."""
    nearest = Nearest(encoder, found)
    return [read_places(reader, found, q, nearest.across(q)[:CANDIDATES]) for q in questions]


class Nearest:
    """All paragraphs by their cosine to a question."""

    def __init__(self, encoder: OnnxEncoder, found: QuestionSet) -> None:
        flat = [(article, unit) for article in found.articles for unit in found.units[article]]
        self.places = [(article, unit.paragraph) for article, unit in flat]
        self.paragraphs = encoder.encode([unit.stretch for _, unit in flat])
        self.questions = dict(
            zip((q.number for q in found.questions), encoder.encode([q.text for q in found.questions]))
        )

    def across(self, question: Question) -> list[tuple[int, int]]:
        """Paragraphs of all articles, nearest first."""
        order = np.argsort(-(self.paragraphs @ self.questions[question.number]))
        return list(dict.fromkeys(self.places[k] for k in order))

    def within(self, question: Question) -> list[tuple[int, int]]:
        """Paragraphs of the question's article, nearest first."""
        return [place for place in self.across(question) if place[0] == question.article]


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The chance that a positive one has the higher score."""
    p, n = np.array(positive)[:, None], np.array(negative)[None]
    return float((p > n).mean() + 0.5 * (p == n).mean())


def overlaps(span: tuple[int, int], answers: Sequence[tuple[int, int]]) -> bool:
    """Whether the span shares at least half of the shorter with an answer."""
    return any(min(span[1], e) - max(span[0], s) >= min(span[1] - span[0], e - s) / 2 for s, e in answers)


def has_right_sentence(scored: Scored, found: QuestionSet) -> bool:
    """Whether the sentence with the most mass in the first paragraph is (in) an answer."""
    place = scored.ranked()[0]
    spans = sentences(found.articles[place[0]]["paragraphs"][place[1]])
    picked = spans[int(np.argmax(scored.readings[place].mass))]
    return scored.is_gold(place) and overlaps(picked, scored.question.spans.get(place[1], []))


def ranking_figures(scored: Sequence[Scored], found: QuestionSet) -> dict[str, float]:
    """Percentages over the answerable questions, and two AUROC of the first paragraph's score."""
    answerable = [s for s in scored if s.question.answerable]
    top = {s.question.number: max(r.score for r in s.readings.values()) for s in scored}
    right = {s.question.number for s in answerable if has_right_sentence(s, found)}

    def percent(count: int) -> float:
        return round(100 * count / len(answerable), 1)

    return {
        "answerable": len(answerable),
        "unanswerable": len(scored) - len(answerable),
        "first": percent(sum(s.is_gold(s.ranked()[0]) for s in answerable)),
        "in three": percent(sum(any(map(s.is_gold, s.ranked()[:3])) for s in answerable)),
        "first and sentence": percent(len(right)),
        "AUROC answerable": round(
            auroc(
                [top[s.question.number] for s in answerable],
                [top[s.question.number] for s in scored if not s.question.answerable],
            ),
            3,
        ),
        "AUROC right": round(auroc([top[n] for n in top if n in right], [top[n] for n in top if n not in right]), 3),
    }


def encoder_figures(encoder: OnnxEncoder, found: QuestionSet) -> dict[str, float]:
    """Percentages of answerable questions with a gold paragraph first, or among twelve, by cosine alone."""
    nearest = Nearest(encoder, found)
    asked = [q for q in found.questions if q.answerable]
    orders = {"within": [nearest.within(q) for q in asked], "across": [nearest.across(q) for q in asked]}

    def percent(name: str, most: int) -> float:
        hits = sum(
            any(a == q.article and p in q.gold for a, p in order[:most]) for q, order in zip(asked, orders[name])
        )
        return round(100 * hits / len(asked), 1)

    return {f"{name}, in {most}": percent(name, most) for name in orders for most in (1, CANDIDATES)}


def ranks(values: np.ndarray) -> np.ndarray:
    """Position of each value in order."""
    return np.argsort(np.argsort(values))


def agreement(one: Sequence[Scored], other: Sequence[Scored]) -> dict[str, float]:
    """How far two readings of the same questions agree: Spearman's rank correlation over all scores, the share of
    questions with the same first paragraph (percent), and the mean difference of scores."""
    a = np.array([s.readings[k].score for s in one for k in s.readings])
    b = np.array([t.readings[k].score for s, t in zip(one, other) for k in s.readings])
    same = [s.ranked()[0] == t.ranked()[0] for s, t in zip(one, other)]
    return {
        "questions": len(one),
        "rank correlation": round(float(np.corrcoef(ranks(a), ranks(b))[0, 1]), 4),
        "same first": round(100 * float(np.mean(same)), 1),
        "mean difference": round(float(np.abs(a - b).mean()), 3),
    }


def milliseconds(reader: OnnxReader, question: Question, units: Sequence[Unit]) -> float:
    """Median time to read the question with the units, tokenising included."""
    times = []
    for _ in range(TIMED_RUNS):
        begun = time.perf_counter()
        reader.read(question.text, units, [[]] * len(units))
        times.append(time.perf_counter() - begun)
    return round(1000 * float(np.median(times)))


def save_scores(scored: Sequence[Scored], path: Path) -> None:
    """Every reading as JSON: per question its number and [article, paragraph, score, mass by sentence]."""
    rows = [
        {"question": s.question.number, "readings": [[*place, *asdict(r).values()] for place, r in s.readings.items()]}
        for s in scored
    ]
    path.write_text(json.dumps(rows), "utf8")
