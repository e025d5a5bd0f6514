"""Training of the reader. Called by make.py; by itself nothing here is run."""

import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from statistics import mean

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.multiprocessing import spawn

from network import TRAIN_TOKENS, Batch, Reader
from passages import Unit
from questions import Question, QuestionSet

log = logging.getLogger(__name__)

QUESTIONS_A_STEP = 8
NEGATIVES = 3
FAR_SHARE = 0.5  # of the questions that know a likely passage of another article, how many are given one
UNITS_A_PASS = 14
WARM_UP_STEPS = 60
TOKEN_WEIGHT = 0.5  # of the answer's place in the loss, beside the passage's choice
ROUND_SECONDS = 60  # after which workers average their weights


@dataclass(frozen=True)
class Phase:
    """The rate falls in a line from `rate` to nothing. The phase ends after `questions` or after `minutes`, whichever
    comes first; a slow machine so trains less, but not longer."""

    rate: float
    questions: int
    minutes: float


@dataclass(frozen=True)
class Source:
    """A set, and how many of its questions are drawn for every one that it has."""

    questions: QuestionSet
    share: float


@dataclass(frozen=True)
class Group:
    """A question as typed, and the units read for it: the first `gold` of them answer."""

    question: Question
    typed: str
    units: list[Unit]
    numbers: list[int | None]  # position in the article; None where the unit is another article's
    gold: int


def mistype(text: str, rng: random.Random) -> str:
    """A third in lower case without the question mark, an eighth with two letters swapped or one lost."""
    if rng.random() < 0.35:
        text = text.lower().rstrip("?")
    if rng.random() < 0.12 and len(text) > 8:
        i = rng.randrange(1, len(text) - 2)
        text = text[:i] + (text[i + 1] + text[i] + text[i + 2 :] if rng.random() < 0.5 else text[i + 1 :])
    return text


def make_group(source: QuestionSet, question: Question, rng: random.Random) -> Group:
    """At most two gold units, three others of the article, and half of the time one of another article."""
    gold = source.gold_units(question)
    rng.shuffle(gold)
    numbers = gold[:2] + source.negatives(question, NEGATIVES, rng)
    far = [rng.choice(question.far)] if question.far and rng.random() < FAR_SHARE else []
    found = source.units[question.article]
    return Group(
        question,
        mistype(question.text, rng),
        [found[i] for i in numbers] + far,
        [*numbers, *(None for _ in far)],
        len(gold[:2]),
    )


def draw(sources: Sequence[Source], rng: random.Random) -> Iterator[Group]:
    """Groups without end; each set is gone through in a new order every time."""
    decks = [list(s.questions.questions) for s in sources]
    weights = [len(deck) * s.share for deck, s in zip(decks, sources)]
    at = [0] * len(sources)
    while True:
        k = rng.choices(range(len(sources)), weights)[0]
        if at[k] % len(decks[k]) == 0:
            rng.shuffle(decks[k])
        yield make_group(sources[k].questions, decks[k][at[k] % len(decks[k])], rng)
        at[k] += 1


def token_loss(batch: Batch, row: int, logits: Tensor, unit: Unit, spans: Sequence[tuple[int, int]]) -> Tensor:
    """Cross entropy between the tokens' mass (softmax over the passage) and an even mass on the answers' tokens."""
    inside = torch.zeros_like(batch.passage[row])
    for span in spans:
        inside |= batch.inside(row, *unit.within(*span))
    if not inside.any():
        return torch.zeros(())
    mass = F.log_softmax(logits.masked_fill(~batch.passage[row], -1e4), 0)
    return -mass[inside].mean()


def group_loss(group: Group, scores: Tensor, places: Sequence[tuple[Batch, int, Tensor]]) -> Tensor:
    """Softmax over the units' scores (n) and a null of score 0, which takes all where nothing answers; and place."""
    log_mass = F.log_softmax(torch.cat([scores, torch.zeros(1)]), 0)
    if not group.gold:
        return -log_mass[-1]
    loss = -log_mass[: group.gold].mean()
    for unit, (batch, row, logits) in zip(group.units[: group.gold], places):
        spans = group.question.spans.get(unit.paragraph, [])
        loss = loss + TOKEN_WEIGHT * token_loss(batch, row, logits, unit, spans) / group.gold
    return loss


def step_loss(reader: Reader, tokenizer: Tokenizer, groups: Sequence[Group]) -> Tensor:
    """Mean loss of the groups. Units are read sorted by length, a few at a time, so that little is padding."""
    pairs = [(group.typed, unit.text) for group in groups for unit in group.units]
    order = sorted(range(len(pairs)), key=lambda k: len(pairs[k][0]) + len(pairs[k][1]))
    places: dict[int, tuple[Batch, int, Tensor]] = {}
    scores: list[Tensor] = [torch.zeros(())] * len(pairs)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(order), UNITS_A_PASS):
            chosen = order[at : at + UNITS_A_PASS]
            batch = Batch(tokenizer, [pairs[k] for k in chosen], TRAIN_TOKENS)
            score, logits = reader(*batch.tensors)
            for row, k in enumerate(chosen):
                places[k], scores[k] = (batch, row, logits[row]), score[row]
    loss, at = torch.zeros(()), 0
    for group in groups:
        span = range(at, at + len(group.units))
        loss = loss + group_loss(group, torch.stack([scores[k] for k in span]), [places[k] for k in span])
        remember(group, [float(scores[k].detach()) for k in span])
        at += len(group.units)
    return loss / len(groups)


def remember(group: Group, scores: Sequence[float]) -> None:
    """Notes what the article's units that do not answer were given, for the next choice of negatives."""
    for number, score in list(zip(group.numbers, scores))[group.gold :]:
        if number is not None:
            group.question.scored[number] = score


def make_optimizer(reader: Reader) -> torch.optim.AdamW:
    """AdamW on what is not frozen; weights decay, biases, norms and embeddings do not."""
    free = [(name, p) for name, p in reader.named_parameters() if p.requires_grad]
    decays = [p for name, p in free if p.ndim > 1 and "embed" not in name]
    others = [p for name, p in free if p.ndim <= 1 or "embed" in name]
    return torch.optim.AdamW([{"params": decays, "weight_decay": 0.01}, {"params": others, "weight_decay": 0.0}])


def save(reader: Reader, path: Path) -> None:
    """Half precision, whole or not at all."""
    part = path.with_suffix(".part")
    save_file({name: value.half().contiguous() for name, value in reader.state_dict().items()}, part)
    part.replace(path)


def trained(reader: Reader) -> list[nn.Parameter]:
    """The weights that are not frozen."""
    return [p for p in reader.parameters() if p.requires_grad]


class Team:
    """Workers that train alone and now and then take the mean of their weights (local SGD, Stich 2019). Two workers of
    one thread get more out of a busy machine than one worker of two threads, which wait for each other at every sum."""

    def __init__(self, size: int, reader: Reader) -> None:
        self.size, self.barrier = size, get_context("spawn").Barrier(size)
        self.weights = torch.zeros(size, sum(p.numel() for p in trained(reader))).share_memory_()
        self.steps = torch.zeros(size).share_memory_()
        self.questions = torch.zeros(size, dtype=torch.long).share_memory_()

    @torch.no_grad()
    def average(self, worker: int, reader: Reader, steps: int) -> int:
        """Waits for all workers; then each has the mean of their weights, in proportion to the steps that they made
        since the last time. Returns the questions that all have read so far."""
        self.weights[worker] = torch.cat([p.flatten() for p in trained(reader)])
        self.steps[worker] = steps
        self.barrier.wait()
        questions, shares = int(self.questions.sum()), self.steps / self.steps.sum().clamp(min=1)
        average = (self.weights * shares[:, None]).sum(0) if shares.any() else self.weights[worker]
        for p, part in zip(trained(reader), average.split([p.numel() for p in trained(reader)])):
            p.copy_(part.view_as(p))
        self.barrier.wait()
        return questions


@dataclass
class Worker:
    """One process of a team, with its own order of questions."""

    number: int
    team: Team
    reader: Reader
    tokenizer: Tokenizer
    groups: Iterator[Group]

    def step(self, optimizer: torch.optim.AdamW, rate: float) -> float:
        """One step at a rate; returns the loss."""
        for part in optimizer.param_groups:
            part["lr"] = rate
        loss = step_loss(self.reader, self.tokenizer, [next(self.groups) for _ in range(QUESTIONS_A_STEP)])
        loss.backward()
        nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        self.team.questions[self.number] += QUESTIONS_A_STEP
        return float(loss.detach())

    def run(self, phase: Phase, out: Path) -> None:
        """Trains through a phase. After every round the weights are averaged, and the first worker saves them."""
        optimizer, total = make_optimizer(self.reader), 0
        before = self.team.average(self.number, self.reader, 1)
        begun, done = time.monotonic(), 0
        for rounds in count(1):
            losses = []
            while (now := time.monotonic() - begun) < rounds * ROUND_SECONDS:
                progress = max(now / 60 / phase.minutes, done / phase.questions)
                total += 1
                losses.append(self.step(optimizer, phase.rate * min(1, total / WARM_UP_STEPS) * max(0, 1 - progress)))
            done = self.team.average(self.number, self.reader, len(losses)) - before
            if self.number == 0:
                save(self.reader, out)
                log.info("%d s, %d questions, loss %.3f", rounds * ROUND_SECONDS, done, mean(losses or [0]))
            if done >= phase.questions or rounds * ROUND_SECONDS >= phase.minutes * 60:
                return


def work(number: int, team: Team, reader: Reader, job: "Job") -> None:
    """What a process of the team does."""
    logging.basicConfig(format="%(asctime)s %(message)s")
    log.setLevel(logging.INFO)
    torch.set_num_threads(1)
    reader.train()
    reader.enc.embeddings.word_embeddings.weight.requires_grad_(False)
    worker = Worker(number, team, reader, job.tokenizer, draw(job.sources, random.Random(job.seed + number)))
    worker.run(job.phase, job.out)


@dataclass(frozen=True)
class Job:
    """What is learned from, how long, and where the weights go (safetensors)."""

    tokenizer: Tokenizer
    sources: Sequence[Source]
    phase: Phase
    out: Path
    seed: int = 1


def train(reader: Reader, job: Job, workers: int) -> int:
    """Trains a reader into the job's file; returns the questions read."""
    reader.enc.embeddings.word_embeddings.weight.requires_grad_(False)
    team = Team(workers, reader)
    spawn(work, (team, reader, job), nprocs=workers)
    return int(team.questions.sum())
