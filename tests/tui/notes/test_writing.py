"""Writing in a section: typed, kept, saved, merged, undone."""

from __future__ import annotations

from threading import Event

from octotui.services import people as persons
from octotui.services.notes import views, writing
from octotui.tui.notes.acts import NotesScreen
from octotui.tui.notes.editor import Editor
from octotui.tui.notes.words import session
from tests.house import Crew
from tests.services.notes.desk import ANA, DANA, IRIS, MEI, Desk
from tests.tui.notes.user import at_notes
from tests.tui.seat import seated

THREE = "- one\n- two\n- three"


async def test_the_board_and_the_release_lead_to_the_notes_and_open_them(team: Crew) -> None:
    story = Desk(team, team.makes())
    async with seated(team.house.path, team.clock, IRIS) as seat:
        await seat.presses("N")
        seat.sees("4.12.0  Release notes", "Sections", "Preview", "What belongs here")
        await seat.presses("escape", "enter", "N")
        seat.sees("4.12.0  Release notes")
        assert story.page().opened
        await seat.presses("escape", "2")
        await seat.presses("slash", *"write", "enter", "enter")
        seat.sees("4.12.0  Release notes")


async def test_what_is_typed_becomes_a_version_and_the_preview_follows(story: Desk) -> None:
    async with at_notes(story, IRIS) as iris:
        await iris.presses("enter")
        await iris.types("- Saved cards keep their order")
        await iris.later()
        iris.sees("• Saved cards keep their order", "+ - Saved cards keep their order", "kept just now")
        assert iris.saved("Improvements") == ""
        await iris.presses("ctrl+s")
        assert iris.saved("Improvements") == "- Saved cards keep their order"
        iris.sees("saved just now")
        assert iris.toast == "Saved, v2."
        await iris.presses("ctrl+s")
        assert iris.toast == "Nothing is typed that is not saved"


async def test_a_list_goes_on_where_enter_is_pressed_and_ends_at_an_empty_item(story: Desk) -> None:
    async with at_notes(story, IRIS) as iris:
        await iris.presses("enter")
        await iris.types("- one")
        await iris.presses("enter")
        await iris.types("two")
        await iris.presses("enter", "enter")
        await iris.types("1. first")
        await iris.presses("enter")
        await iris.types("second")
        assert iris.text == "- one\n- two\n1. first\n2. second"


async def test_leaving_a_section_saves_it_and_its_steps_back_are_there_on_return(story: Desk) -> None:
    async with at_notes(story, IRIS) as iris:
        await iris.writes("Improvements", "- one")
        await iris.presses("f3")
        iris.sees("Bug fixes")
        assert iris.saved("Improvements") == "- one"
        await iris.presses("shift+f3")
        assert iris.text == "- one"
        await iris.presses("ctrl+z")
        assert iris.text == ""


async def test_leaving_the_page_and_the_app_saves(story: Desk) -> None:
    async with at_notes(story, IRIS) as iris:
        await iris.writes("Improvements", "- one")
        await iris.presses("escape", "escape")
        assert iris.saved("Improvements") == "- one"
        assert not isinstance(iris.app.screen, NotesScreen)
    async with at_notes(story, IRIS) as iris:
        await iris.writes("Improvements", "!")
        await iris.pilot.press("ctrl+q")
    assert story.section("Improvements").text == "- one!"
    assert story.team.house.read(views.pending_of, 1, story.team.ids[IRIS]) == ()


async def test_a_colleague_in_another_section_is_seen_and_their_words_come_in(story: Desk) -> None:
    async with at_notes(story, IRIS) as iris:
        story.team.house.act_as(
            story.team.ids[MEI], writing.keep, story.section("Known issues").id, "- x", 1, "", "elsewhere:1:a"
        )
        await iris.later()
        iris.sees("Mei Tanaka writes")
        story.team.clock.on(seconds=16)
        await iris.later()
        iris.sees_no("Mei Tanaka writes")
        story.writes(IRIS, "Known issues", "- Cards of 2019 are asked for again")
        iris.app._look_around()
        await iris.idle()
        iris.sees("• Cards of 2019 are asked for again")


async def test_words_of_two_in_one_section_merge_and_undo_takes_back_ones_own_only(story: Desk) -> None:
    story.writes(IRIS, "Improvements", THREE)
    async with at_notes(story, IRIS) as iris:
        await iris.presses("enter")
        await iris.types(" more")
        story.writes(DANA, "Improvements", "- zero\n- ONE\n- two\n- three")
        iris.app._look_around()
        await iris.idle()
        assert iris.text == "- zero\n- ONE\n- two\n- three more"
        assert iris.page.editor.cursor_location == (3, 12)
        await iris.presses("ctrl+z")
        assert iris.text == "- zero\n- ONE\n- two\n- three"
        await iris.types("!")
        await iris.presses("ctrl+s")
        assert iris.saved("Improvements") == "- zero\n- ONE\n- two\n- three!"


async def test_where_both_changed_a_line_both_texts_are_shown_and_one_chooses(story: Desk) -> None:
    story.writes(IRIS, "Improvements", THREE)
    async with at_notes(story, IRIS) as iris:
        await iris.presses("enter")
        await iris.types(" of mine")
        story.writes(DANA, "Improvements", "- one\n- two\n- three of Dana's")
        iris.app._look_around()
        await iris.idle()
        assert iris.text.endswith("- three of mine")
        iris.sees("another text came in, ^s shows both")
        await iris.pilot.press("ctrl+s")
        await iris.idle()
        iris.sees("Two texts", "- three of mine", "- three of Dana's")
        await iris.presses("escape")
        assert iris.saved("Improvements").endswith("- three of Dana's")
        assert iris.text.endswith("- three of mine")
        await iris.pilot.press("ctrl+s")
        await iris.idle()
        await iris.presses("b")
        assert iris.saved("Improvements") == "- one\n- two\n- three of Dana's\n- three of mine"
        assert iris.text == iris.saved("Improvements")


async def test_another_page_in_front_is_not_covered_by_what_is_asked_about_the_notes(story: Desk) -> None:
    story.writes(IRIS, "Improvements", THREE)
    async with at_notes(story, IRIS) as iris:
        await iris.presses("enter")
        await iris.types(" of mine")
        story.writes(DANA, "Improvements", "- one\n- two\n- three of Dana's")
        iris.page.action_journal()
        await iris.settles()
        iris.sees("Journal of 4.12.0")
        iris.sees_no("Two texts")
        assert "^s shows both" in iris.toast
        iris.page.gone()
        await iris.idle()
        iris.sees("Journal of 4.12.0")


async def test_who_does_not_write_a_section_reads_and_comments(story: Desk) -> None:
    story.writes(IRIS, "Improvements", "- one")
    async with at_notes(story, MEI) as mei:
        mei.sees("Written by Tech Writer and Developers.", "f4 comments on it")
        await mei.presses("enter")
        await mei.types("qz")
        assert mei.text == "- one"
        await mei.presses("f4")
        await mei.types("Is 180 ms the median?")
        await mei.presses("enter")
        mei.sees("Is 180 ms the median?", "f4 answer")
    async with at_notes(story, IRIS) as iris:
        await iris.presses("enter", "f4")
        await iris.types("It is.")
        await iris.presses("enter")
        iris.sees("It is.")
        await iris.presses("f5")
        iris.sees_no("Is 180 ms the median?")


async def test_words_that_were_never_saved_are_offered_with_a_choice(story: Desk) -> None:
    story.writes(IRIS, "Improvements", "- one")
    section = story.section("Improvements")
    lost = ("- one\n- two, never saved", section.version, "- one", "elsewhere:1:a")
    story.team.house.act_as(story.team.ids[IRIS], writing.keep, section.id, *lost)
    story.team.clock.on(minutes=5)
    story.writes(DANA, "Improvements", "- zero\n- one")
    async with at_notes(story, IRIS, "Summary") as iris:
        iris.sees("Words of yours in Improvements were not saved", "+ - two, never saved")
        await iris.presses("escape")
    async with at_notes(story, IRIS, "Summary") as iris:
        await iris.presses("enter")
        assert iris.text == "- zero\n- one\n- two, never saved"
        assert iris.saved("Improvements") == "- zero\n- one"
        await iris.presses("ctrl+s")
        assert iris.saved("Improvements") == "- zero\n- one\n- two, never saved"
    assert story.team.house.read(views.pending_of, 1, story.team.ids[IRIS]) == ()


async def test_words_are_let_go_where_one_says_so(story: Desk) -> None:
    section = story.section("Improvements")
    story.team.house.act_as(story.team.ids[IRIS], writing.keep, section.id, "lost", 1, "", "elsewhere:1:a")
    story.team.clock.on(minutes=5)
    async with at_notes(story, IRIS) as iris:
        await iris.presses("d")
        assert iris.text == ""
        assert story.team.house.read(views.pending_of, 1, story.team.ids[IRIS]) == ()


async def test_words_that_one_may_not_save_any_more_stay_kept(story: Desk) -> None:
    for name in ("Improvements", "Summary"):
        section = story.section(name)
        lost = (f"{name}, never saved", section.version, "", f"elsewhere:1:{name}")
        story.team.house.act_as(story.team.ids[IRIS], writing.keep, section.id, *lost)
    story.team.does(ANA, persons.set_roles, story.team.ids[IRIS], ("Data Analyst",))
    story.team.clock.on(minutes=5)
    async with at_notes(story, IRIS, "Date") as iris:
        await iris.presses("enter", "enter")
    kept = story.team.house.read(views.pending_of, 1, story.team.ids[IRIS])
    assert {each.text for each in kept} == {"Improvements, never saved", "Summary, never saved"}


async def test_everything_kept_tells_the_session_and_the_base(story: Desk) -> None:
    async with at_notes(story, IRIS) as iris:
        await iris.writes("Improvements", "- one")
        await iris.later()
        (row,) = story.team.house.read(views.pending_of, 1, story.team.ids[IRIS])
        assert (row.text, row.base_text, row.session) == ("- one", "", session())


async def test_search_and_replace_is_one_step_back(story: Desk) -> None:
    story.writes(IRIS, "Improvements", "- card one\n- Card two\n- no")
    async with at_notes(story, IRIS) as iris:
        await iris.presses("enter", "ctrl+t")
        await iris.types("card")
        iris.sees("2 places in Improvements")
        await iris.presses("tab")
        await iris.types("token")
        await iris.presses("ctrl+r")
        assert iris.text == "- token one\n- token two\n- no"
        await iris.presses("ctrl+z")
        assert iris.text == "- card one\n- Card two\n- no"
        await iris.presses("ctrl+t", "enter")
        assert iris.page.editor.selected_text == "card"


async def test_an_address_becomes_a_link(story: Desk) -> None:
    async with at_notes(story, IRIS) as iris:
        await iris.writes("Documentation links", "the guide")
        await iris.presses("f6", "ctrl+l")
        await iris.types("https://example.org/guide")
        await iris.presses("enter")
        assert iris.text == "[the guide](https://example.org/guide)"
        await iris.later()
        iris.sees("the guide (https://example.org/guide)")


async def test_text_that_people_wrote_is_never_markup(story: Desk) -> None:
    hostile = "[bold red]x[/] \x1b[31mred {braces} $oct-go"
    story.writes(IRIS, "Summary", hostile)
    async with at_notes(story, IRIS, "Summary") as iris:
        iris.sees("[bold red]x[/]", "{braces} $oct-go")
        await iris.presses("enter", "f4")
        await iris.types("[reverse]y[/reverse]")
        await iris.presses("enter")
        iris.sees("[reverse]y[/reverse]")


async def test_every_declared_printable_key_types_in_the_words(story: Desk) -> None:
    async with at_notes(story, IRIS) as iris:
        await iris.presses("enter")
        declared = {key for act in (*iris.page.acts(), *iris.app.acts()) for key in act.keys}
        letters = sorted(key for key in declared if len(key) == 1)
        named = {"space": " ", "question_mark": "?", "slash": "/", "plus": "+", "comma": ",", "full_stop": "."}
        assert {"v", "x", "P", "d", "c", "y", "J", "1", "5", "I", "u"} <= set(letters)
        assert isinstance(iris.app.focused, Editor)
        for key in (*letters, *(name for name in named if name in declared)):
            before = iris.text
            await iris.pilot.press(key)
            assert iris.text == before + named.get(key, key), key
            assert iris.page.writing
            assert iris.app.screen is iris.page


async def test_notes_that_are_being_opened_bear_a_change_and_leaving(team: Crew) -> None:
    story = Desk(team, team.makes())
    async with seated(team.house.path, team.clock, IRIS) as seat:
        desk, free = seat.app.desk, Event()
        page = NotesScreen(desk, story.release_id)
        desk._reader.submit(free.wait)
        await seat.app.push_screen(page)
        while not story.page().opened:
            await seat.pilot.pause()
        await seat.pilot.pause()
        page.reload()
        await seat.pilot.pause()
        await seat.pilot.press("escape")
        free.set()
        await seat.settles()
        seat.sees("Releases")
