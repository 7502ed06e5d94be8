"""Every command and every button, tried by those whom it is not for: by itself for new ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from discord import AppCommandOptionType as Kind
from discord import app_commands

from bot.buttons.press import _buttons, _menus
from bot.cards.card import MENU_PREFIX
from bot.cards.digests import digest_card
from bot.cards.limits import PLAIN
from bot.cards.subscriptions import Order, ending_card, paused_card
from bot.catalogue import words_for
from bot.client import COMMANDS
from knowledge import CURATING, Schedule, Subscription, Topic
from tests.bot.conftest import World, all_of, buttons, fill, press
from tests.made import zipped

pytestmark = pytest.mark.slow

SAY = words_for("en-GB")

# Stands in all that the first server keeps closed, and is typed by nobody.
SECRET = "zanzibar"
CLOSED = (
    f"---\ntitle: The {SECRET} minutes\noutlet: {SECRET.title()} Wire\n---\n"
    f"Four states must ratify the {SECRET} treaty before May. "
    f"“We will sign the {SECRET} treaty in Lisbon,” said Ada {SECRET.title()}. "
    f"Nobody from {SECRET} objected to the river treaty that day.\n"
)
OPEN = "---\ntitle: Steel\noutlet: Post\n---\nParliament doubled the tariff on steel in Ghent.\n"
QUESTION = "Which states must ratify the treaty before May?"
# Of the commands, those that are for everybody: what is given to each, and what a member reads.
FOR_MEMBERS = {
    "ask": ({"question": "Who doubled the tariff on steel?"}, "tariff on steel"),
    "search": ({"words": "tariff on steel"}, "tariff on steel"),
    "quotes": ({"who": "Ada"}, "no direct quotation fits"),
    "article list": ({}, "one article"),
    "article show": ({"article": "Steel"}, "tariff on steel"),
    "Check sources": ({}, "tariff on steel"),
    "topic list": ({}, "**steel**"),
    "topic show": ({"topic": "Steel"}, "any of: “tariff”"),
    "topic why": ({"topic": "Steel", "article": "Steel"}, "belongs to the topic"),
    "digest list": ({}, "you have no subscription"),
    **{
        f"digest {name}": ({"subscription": "any"}, "none of the subscriptions that you may change")
        for name in ("preview", "history", "pause", "resume", "edit", "unsubscribe")
    },
    "help": ({}, "the library holds one article"),
    "privacy show": ({}, "nothing is kept under your name"),
    "privacy export": ({}, "kept-about-you.json"),
    "privacy delete": ({}, "nothing is kept under your name"),
}
GIVEN = {"name": "Drafts", "collection": "Minutes", "zone": "Asia/Tokyo", "language": "fr"}
GIVEN |= {"topic": "Steel", "outlet": "Post", "not_outlet": "Gazette"}
GIVEN |= {"topics": "Steel", "every": "day", "at": "09:00", "days": "Mon", "timezone": "UTC"}
# For these a server of one's own is looked for first, since anybody has some of their own.
FOR_OWNERS = {"topic add", "topic edit", "topic remove", "digest subscribe"}
FOR_CURATORS_ALONE = {"library", "collection", "health"}
FOR_CURATORS = "only members who may manage this server"
IN_A_SERVER, ELSEWHERE = "that works in a server only.", "a library belongs to a server"
PRIVATELY = {name: said for name, (_, said) in FOR_MEMBERS.items() if name.startswith("privacy")}
# What the commands for curators that are offered in private cannot do without.
NEEDED = {
    "article add": {"file": ("a.txt", b"Words.")},
    "article edit": {"article": "any"},
    "article remove": {"article": "any"},
    "topic edit": {"topic": "any"},
    "topic remove": {"topic": "any"},
    "digest subscribe": {"topics": "any"},
}


def every(command: Any) -> list[Any]:
    parts = list(command.walk_commands()) if isinstance(command, app_commands.Group) else [command]
    return [one for one in parts if not isinstance(one, app_commands.Group)]


TREE = [one for command in COMMANDS for one in every(command)]
each_command = pytest.mark.parametrize("command", TREE, ids=lambda one: one.qualified_name)


@dataclass
class Held:
    """A server that keeps some of its library closed, and what stands in it."""

    world: World
    role: Any
    reader: Any
    """A member who may read what is closed."""
    number: int
    article: str
    order: int
    """What the reader alone is sent."""

    def all_kept(self) -> list[Any]:
        """Return what somebody could have changed; of what is open, anybody may say an opinion."""
        library, group_id = self.world.library, self.world.group_id
        ratings = library.ratings(group_id, reader=CURATING)
        return [
            library.history(group_id, limit=1_000),
            library.articles(group_id, reader=CURATING),
            library.collections(group_id, reader=CURATING),
            [one for one in ratings if one.article.collection is not None],
            library.requests(group_id),
            library.settings(group_id),
            library.topics(group_id),
            library.topics(group_id, owner=str(self.reader.id)),
            library.subscriptions(group_id),
            library.size(group_id, reader=CURATING),
        ]

    async def give(self, who: Any, channel: Any, command: Any, **other: Any) -> str:
        """Let somebody use a command with all that it takes; return all they see."""
        name = command.qualified_name
        if isinstance(command, app_commands.ContextMenu):
            message = await who.send(channel, "Parliament doubled the tariff on steel.")
            return await all_of(await who.context_menu(channel, name, message))
        options = FOR_MEMBERS[name][0] if name in FOR_MEMBERS else self._all_of(command, channel)
        given = {one: other.get(one, value) for one, value in options.items()}
        if "subscription" in given:
            given["subscription"] = str(self.order)
        return await all_of(await who.slash(channel, name, **given))

    def _all_of(self, command: Any, channel: Any) -> dict[str, Any]:
        """Return something for every option of a command; a new one may want a word of its own."""
        by_kind = {
            Kind.attachment: ("note.txt", b"The council met on Monday to vote on the harbour."),
            Kind.channel: channel,
            Kind.boolean: False,
            Kind.integer: 7,
            Kind.role: channel.guild.create_role("Some"),
        }
        words = GIVEN | {"article": self.article}
        return {
            one.display_name: by_kind[one.type]
            if one.type in by_kind
            else one.choices[0].value
            if one.choices
            else words[one.display_name.rstrip("0123456789")]
            for one in command.parameters
        }


@pytest.fixture
def held(world):
    role = world.guild.create_role("Board")
    reader = world.guild.add_member(world.env.create_user("bea"), roles=[role])
    made, _ = world.library.create_collection(world.group_id, "Minutes", [str(role.id)])
    closed = world.library.add(world.group_id, CLOSED.encode(), "c.md", collection=made.number)
    world.add(OPEN, "steel.md")
    follow(world, Topic("Steel", ("tariff",), examples=(closed.article.id,)))
    order = follow(world, Topic(f"The {SECRET} watch", ("tariff",), owner=str(reader.id)))
    return Held(world, role, reader, made.number, closed.article.id, order)


def follow(world, topic):
    """Keep a topic and a subscription to it, its owner's or the channel's; return its number."""
    kept, _ = world.library.keep_topic(world.group_id, topic)
    to = topic.owner or str(world.channel.id)
    order = Subscription((kept.number,), to, bool(topic.owner), to, Schedule(), "UTC")
    return world.library.subscribe(world.group_id, order)[0].number


def autocompletes(command):
    parameters = getattr(command, "parameters", ())
    return [one.display_name for one in parameters if one.autocomplete]


async def test_members_are_not_offered_what_is_for_curators_alone(world):
    names = {one.qualified_name for one in TREE if isinstance(one, app_commands.Command)}
    hidden = {one for one in names if one.split()[0] in FOR_CURATORS_ALONE}

    assert set(world.curator.available_commands(world.channel)) == names
    assert set(world.member.available_commands(world.channel)) == names - hidden
    assert hidden.isdisjoint(world.outsider.available_commands())


@each_command
async def test_a_member_without_any_role_is_answered_openly_or_declined(world, held, command):
    await world.offer_all()
    before = held.all_kept()
    shown = await held.give(world.member, world.channel, command)
    name = command.qualified_name
    offered = [
        await world.member.autocomplete(world.channel, name, option, "")
        for option in autocompletes(command)
    ]

    by_id = await held.give(world.member, world.channel, command, article=held.article)

    assert (FOR_MEMBERS[name][1] if name in FOR_MEMBERS else FOR_CURATORS) in shown
    assert SECRET not in f"{shown} {by_id} {offered}".casefold()
    assert "Minutes" not in str(offered)
    assert held.all_kept() == before


@each_command
async def test_somebody_of_no_server_with_it_is_told_so_in_private(world, held, command):
    name, before = command.qualified_name, held.all_kept()
    if name not in world.outsider.available_commands():
        # A message to choose from a menu on is one of a server's channel.
        is_menu = isinstance(command, app_commands.ContextMenu)
        assert is_menu or name.split()[0] in FOR_CURATORS_ALONE
        return
    options = FOR_MEMBERS[name][0] if name in FOR_MEMBERS else NEEDED.get(name, {})
    shown = await all_of(await world.outsider.slash(name, **options))
    is_for_them = name in FOR_MEMBERS or name in FOR_OWNERS

    assert (PRIVATELY.get(name, ELSEWHERE) if is_for_them else IN_A_SERVER) in shown
    assert SECRET not in shown
    assert held.all_kept() == before


@each_command
async def test_who_manages_another_server_reaches_nothing_of_this_one(world, held, command):
    other = world.elsewhere()
    before = held.all_kept()
    shown = await held.give(other.manager, other.channel, command, article=held.article)
    offered = [
        await other.manager.autocomplete(other.channel, command.qualified_name, option, SECRET[:4])
        for option in autocompletes(command)
    ]

    assert shown != "[null, null]"
    assert SECRET not in f"{shown} {offered}".casefold()
    assert "Minutes" not in str(offered)
    assert held.all_kept() == before


async def ids_of_every_button(world, held):
    """Return the ids of all buttons there are, and of the menus with an entry of each."""
    library, group_id, curator, channel = (
        world.library,
        world.group_id,
        world.curator,
        world.channel,
    )
    library.request_source(group_id, "Who pays?")
    library.change_settings(group_id, by=str(curator.id), admin_channel=str(channel.id))
    for days in range(1, 20):
        library.change_settings(group_id, answer_days=days)
    for number in range(9):
        words = [f"Before May {n} the {SECRET}{number} council must ratify it." for n in range(3)]
        said = f"“The {SECRET}{number} dam is ours,” said Ada Koval."
        text = f"---\ntitle: {SECRET} {number}\noutlet: Post\n---\n{' '.join([*words, said])}"
        library.add(group_id, text.encode(), f"{number}.md", collection=held.number)
    again = CLOSED.replace("Lisbon", "Porto")
    head = library.add(group_id, again.encode(), "again.md", collection=held.number).article.id
    gone = library.add(
        group_id, f"Of {SECRET} nothing more was said.".encode(), "g.txt", collection=held.number
    ).article.id

    async def shown(name, **options):
        return (await curator.slash(channel, name, **options)).response

    for number in range(9):
        library.keep_topic(group_id, Topic(f"Ice {number}", ("ice",)))
    drafted = await fill(curator, await curator.slash(channel, "topic add"), SECRET, SECRET)
    removing = await shown("article remove", article=gone)
    removed = (await press(curator, removing, "Remove")).response
    words = [" ".join(f"{SECRET}{n}x{word}" for word in range(70)) for n in range(20)]
    week = "week.zip", zipped(*((f"{n}.txt", text) for n, text in enumerate(words)))
    note = "note.txt", f"{SECRET} and nothing else".encode()
    form = await curator.slash(channel, "article paste")
    messages = [
        removed,
        drafted.response,
        await shown("topic list"),
        await shown("ask", question=QUESTION, private=True),
        await shown("ask", question="Which council must ratify it before May?", private=True),
        await shown("ask", question="Who doubled the tariff on steel in Ghent?", private=True),
        await shown("ask", question="Who composes operas about glaciers?", private=True),
        await shown("search", words="council must ratify", private=True),
        await shown("quotes", who="Koval", private=True),
        await shown("article list"),
        await shown("article show", article=head),
        await shown("article remove", article=head),
        await shown("article add", file=note, collection="Minutes"),
        await shown("article add", file=week, collection="Minutes"),
        (await fill(curator, form, CLOSED, None, None, None, "Day: soon")).response,
        await shown("topic remove", topic="Steel"),
        await shown("library gaps"),
        first := await shown("library history"),
        (await press(curator, first, "Older")).response,
        await shown("library settings"),
        await shown("collection remove", collection="Minutes"),
        await shown("privacy delete"),
    ]
    below = ids_of_digests(world, held)
    return {id_ for one in messages for id_ in buttons(one).values()} | below, head


def ids_of_digests(world, held):
    """Return the ids of the buttons below what the reader is sent, and a channel's."""
    for number in range(9):
        words = " ".join(f"s{number}word{at}" for at in range(20))
        world.add(f"---\ntitle: T{number}\noutlet: P{number}\n---\nThe tariff, {words}.\n")
    world.library._clock.passes(days=1)
    due = world.library.due(holder="test")
    (own,) = (one for one in due if one.subscription.number == held.order)
    (others,) = (one for one in due if one.subscription.number != held.order)
    order = Order(others.subscription, others.topics)
    cards = (
        digest_card(SAY, own, PLAIN),
        ending_card(SAY, order, world.group_id),
        paused_card(SAY, order, world.group_id),
    )
    return {button.custom_id for card in cards for button in card.buttons}


async def press_each(world, who, channel, ids, article):
    """Let somebody press what they could only have made up; return what they see, by action."""
    message = (await who.slash(channel, "privacy show")).response
    seen = {}
    for id_ in sorted(ids):
        world.plant(message, id_)
        result = await who.click(message, custom_id=id_)
        now = world.env.backend.get_message(channel.id, message.id).components
        seen[id_] = f"{await all_of(result)} {now}".replace(id_, "").casefold()
    for name in _menus:
        id_ = f"{MENU_PREFIX}:{name}"
        world.plant(message, id_, entry=article)
        seen[id_] = await all_of(await who.select(message, [article], custom_id=id_))
    return seen


async def test_whoever_makes_up_a_button_reaches_nothing_that_they_may_not(world, held):
    other = world.elsewhere()
    ids, article = await ids_of_every_button(world, held)
    before = held.all_kept()
    by_another = await press_each(world, other.manager, other.channel, ids, article)
    by_a_member = await press_each(world, world.member, world.channel, ids, article)

    assert {id_.split(":")[1] for id_ in ids} == set(_buttons)
    for seen in (by_another, by_a_member):
        assert [id_ for id_, shown in seen.items() if SECRET in shown] == []
        assert [id_ for id_, shown in seen.items() if "something went wrong" in shown] == []
    assert held.all_kept() == before


async def test_what_they_may_they_reach_by_the_same_buttons(world, held):
    """That the ids above lead somewhere: whoever may read all of it does by many of them."""
    ids, article = await ids_of_every_button(world, held)
    seen = await press_each(world, held.reader, world.channel, ids, article)
    reached = {id_.split(":")[1] for id_, shown in seen.items() if SECRET in shown}

    read = {"changes", "context", "download", "list", "more", "said", "show", "speech"}
    assert reached == read | {"dgmore", "dglike", "dgless", "dgpause", "dgstop"}
