"""What came of each file of a batch that was broken off."""

from __future__ import annotations

from bot.cards.interrupted import interrupted_card, sort_out
from bot.cards.limits import LAYOUT
from bot.catalogue import words_for
from knowledge import Batch, BatchOutcome
from tests.made import NOON

SAY = words_for("en-GB")


def batch(*files, of=(), by="7"):
    return Batch("k", by, "", NOON, files, tuple(of))


def kept(name):
    return BatchOutcome(name, article_id="0123456789ab")


def refused(name, reason="It holds no text; copy it into a txt file."):
    return BatchOutcome(name, reason=reason)


def shown(made):
    return [block.text for block in interrupted_card(SAY, made, LAYOUT).blocks]


def test_an_archive_of_which_some_is_in_is_to_be_uploaded_again():
    of = [kept("a.zip/one.html"), refused("a.zip/two.png"), kept("a.zip/sub/three.txt")]

    assert shown(batch("a.zip", "b.txt", of=of))[1:] == [
        "2 articles of a.zip are in; upload it again for the rest, what is in is not added twice.",
        "One file was refused:\n- a.zip/two.png: It holds no text; copy it into a txt file.",
        "**One file is not in:**\n- b.txt",
        "Upload what is not in again with `/article add`. What is in is not added twice.",
    ]


def test_an_archive_that_was_refused_itself_is_done_with():
    found = sort_out(batch("a.zip", of=[refused("a.zip", "It is broken.")]))

    assert found.is_whole
    assert found.refused == [refused("a.zip", "It is broken.")]


def test_of_two_files_of_one_name_the_one_without_an_outcome_is_missing():
    found = sort_out(batch("a.txt", "a.txt", "a.txt", of=[kept("a.txt")]))

    assert (found.kept, found.missing) == (["a.txt"], ["a.txt", "a.txt"])


def test_where_something_came_of_every_file_nothing_is_asked_for():
    made = batch("a.txt", "b.txt", of=[kept("b.txt"), refused("a.txt")], by=None)

    assert shown(made) == [
        "**I was stopped while adding files.**\n"
        f"the host began on <t:{int(NOON.timestamp())}:f>. What came of it:",
        "One file is in the library:\n- b.txt",
        "One file was refused:\n- a.txt: It holds no text; copy it into a txt file.",
        "Something came of every file; nothing is left to do.",
    ]


def test_names_are_shown_letter_for_letter_and_long_lists_are_counted():
    names = [f"**{number}** @everyone {'x' * 90}.txt" for number in range(300)]
    (missing,) = [one for one in shown(batch(*names)) if "not in:" in one]
    lines = missing.split("\n")

    assert lines[0] == "**300 files are not in:**"
    assert lines[1].startswith("- \\*\\*0\\*\\* \\@everyone x")
    assert lines[-1] == f"And {300 - (len(lines) - 2)} more."


def test_of_files_for_a_collection_no_name_is_shown():
    of = [kept("a.txt"), refused("b.txt"), kept("c.zip/one.txt")]
    made = batch("a.txt", "b.txt", "c.zip", "d.txt", of=of)
    card = interrupted_card(SAY, made, LAYOUT, closed=True)

    assert [block.text for block in card.blocks][1] == (
        "Of files for a collection, whose names are not shown here: 1 in the library, "
        "1 refused, 2 not in, or in part."
    )
    assert not [block for block in card.blocks if ".txt" in block.text or ".zip" in block.text]
