"""What is no guide, what is mended, and how a document's own form is left aside."""

from pathlib import Path

import pytest

from octotui.guide import NotAGuide, parse_guide, read_guide
from octotui.guide.mojibake import mend
from octotui.guide.source import MAX_BYTES

SMALL = "# Guide\n\n## Deployment checklist\n\n- [ ] Tag the build - Release Manager\n"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        ("## Deployment".encode("utf-16"), "UTF-8"),
        ("## Déploiement".encode("latin-1"), "UTF-8"),
        (b"# Cake\n\n## Ingredients\n\n- flour\n", "no section"),
        (b"just words\n", "no section"),
        (b"x" * (MAX_BYTES + 1), "larger"),
    ],
)
def test_what_is_no_guide_is_refused_in_one_sentence(data: bytes, word: str) -> None:
    with pytest.raises(NotAGuide, match=word) as refusal:
        parse_guide(data, "file.md")
    message = str(refusal.value)
    assert message.startswith("file.md")
    assert message.count("\n") == 0
    assert message.endswith(".")


def test_a_huge_file_is_refused_by_its_size_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    huge = tmp_path / "huge.md"
    with huge.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    with pytest.raises(NotAGuide, match=r"50\.0 MB"):
        read_guide(huge)


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAGuide, match="does not exist"):
        read_guide(tmp_path / "none.md")
    with pytest.raises(NotAGuide, match="folder"):
        read_guide(tmp_path)


def test_the_file_is_never_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "guide.md"
    data = SMALL.replace("Guide", "Guide â€” x").encode()
    path.write_bytes(data)
    assert read_guide(path).name == "Guide — x"
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    "change", [lambda t: t.replace("\n", "\r\n"), lambda t: "\ufeff" + t, lambda t: t.rstrip("\n")]
)
def test_line_ends_and_marks_change_nothing(change: object) -> None:
    assert callable(change)
    guide = parse_guide(change(SMALL).encode(), "guide.md")
    assert [(item.title, item.line, item.owners[0].role) for item in guide.deployment] == [
        ("Tag the build", 5, "Release Manager")
    ]
    assert guide.line(5).startswith("- [ ] Tag")


def test_front_matter_is_left_aside_and_lines_stay() -> None:
    guide = parse_guide(f"---\ntitle: x\nowner: Somebody\n---\n{SMALL}", "guide.md")
    assert guide.deployment[0].line == 9
    assert {reading.kind for reading in guide.readings if reading.line <= 4} == {"front matter"}
    assert guide.roles == ("Release Manager",)


def test_the_edition_is_the_hash_of_the_bytes() -> None:
    assert parse_guide(SMALL, "a").edition == parse_guide(SMALL.encode(), "b").edition
    assert parse_guide(SMALL, "a").edition != parse_guide(SMALL + "\n", "a").edition
    assert len(parse_guide(SMALL, "a").edition) == 12


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("Guide â€” plan", "Guide — plan"),
        ("â€œquotedâ€\x9d", "“quoted”"),
        ("CafÃ© and rÃ©sumÃ©", "Café and résumé"),
        ("ÐŸÑ€Ð¾Ð²ÐµÑ€ÐºÐ°", "Проверка"),
        ("ðŸš€ off", "🚀 off"),
        ("CafÃƒÂ©", "Café"),
    ],
)
def test_broken_encoding_is_mended(broken: str, meant: str) -> None:
    assert mend(broken) == meant


@pytest.mark.parametrize(
    "sound", ["Café “quotes — é”", "Größe, Ärger, Åse", "リリース", "CAFÉ\u00a0»", "plain", "Прове́рка", "São"]
)
def test_sound_text_stays(sound: str) -> None:
    assert mend(sound) == sound


def test_demand_ids_come_from_comments() -> None:
    text = "## Deployment checklist\n- Tag the build <!-- A-DEP-5 B-DEP-9 C22 assumed -->\n- Rest\n"
    guide = parse_guide(text, "guide.md")
    assert guide.demands == {2: ("A-DEP-5", "B-DEP-9", "C22")}
    assert guide.deployment[0].title == "Tag the build"


def test_control_characters_do_not_survive() -> None:
    guide = parse_guide("## Deployment checklist\n- Tag \x1b[31mthe\x07 build\n", "guide.md")
    assert guide.deployment[0].title == "Tag [31mthe build"
