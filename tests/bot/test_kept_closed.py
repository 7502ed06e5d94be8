"""Whatever is done to collections by commands: who lacks the role never sees a word of theirs."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from typing import Any

import pytest

from knowledge import CURATING
from tests.bot.conftest import all_of, buttons, fill, press

pytestmark = pytest.mark.slow

ROLES = ("board", "staff", "press")
QUESTION = "What did the delegates of the river and the harbour ratify in Lisbon?"
ADVICE = "The delegates of the river and the harbour met in Lisbon and ratified it."
WORDS = ("river", "delegates", "harbour", "ratify", "Lisbon", "ferry", "customs", "ledger")
MARK = re.compile(r"zq\d+q")
CONFIRM = "Remove it, and open its articles"


@dataclass
class Person:
    """Somebody of the server, by the roles they have now."""

    actor: Any
    user: Any
    roles: set[str]
    pressed: list[tuple[Any, str]] = field(default_factory=list)
    """Buttons under what they were shown before."""


@dataclass
class Place:
    """A server, what was done to it by commands, and who may read what as it should be."""

    world: Any
    chance: random.Random
    roles: dict[str, Any]
    people: list[Person]
    admin_room: Any
    collections: dict[str, set[str]] = field(default_factory=dict)
    """Of each collection, by its name, the roles that may read it."""
    standing: dict[str, str | None] = field(default_factory=dict)
    """Of each mark that is searched, the name of its article's collection."""
    ids: dict[str, str] = field(default_factory=dict)
    """Of each mark there ever was, its article's id."""
    count: int = 0

    def readable(self, roles: set[str]) -> set[str]:
        """Return the marks that somebody with these roles may see."""
        return {
            mark
            for mark, name in self.standing.items()
            if name is None or not roles.isdisjoint(self.collections[name])
        }

    @property
    def open(self) -> set[str]:
        return self.readable(set())

    async def do(self, command: str, /, **options: Any) -> Any:
        return await self.world.curator.slash(self.world.channel, command, **options)

    def new(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}{kind[-1]}"

    def some(self, of: Any) -> Any:
        return self.chance.choice(sorted(of, key=str))


async def create(place: Place) -> None:
    if len(place.collections) < 3:
        role, name = place.some(ROLES), place.new("Minutes")
        await place.do("collection create", name=name, role=place.roles[role])
        place.collections[name] = {role}


async def add(place: Place) -> None:
    mark, name = place.new("zq"), place.some([None, *place.collections, *place.collections])
    said = [
        f"The {place.chance.choice(WORDS)} of {mark} met the {place.chance.choice(WORDS)} {mark}."
        for _ in range(5)
    ]
    said.append(f"“The {place.chance.choice(WORDS)} waits for {mark},” said Ada {mark.title()}.")
    text = f"---\ntitle: On {mark}\noutlet: {mark} Wire\n---\n{' '.join(said)}\n"
    into = {"collection": name} if name else {}
    await place.do("article add", file=(f"{mark}.md", text.encode()), **into)
    titles = place.world.library.titles(place.world.group_id, reader=CURATING)
    place.standing[mark] = name
    place.ids[mark] = next(id_ for id_, title in titles if mark in title)


async def put_in(place: Place) -> None:
    if place.standing and place.collections:
        mark, name = place.some(place.standing), place.some(place.collections)
        await place.do("collection add", article=place.ids[mark], collection=name)
        place.standing[mark] = name


async def take_out(place: Place) -> None:
    if place.standing:
        mark = place.some(place.standing)
        await place.do("collection take-out", article=place.ids[mark])
        place.standing[mark] = None


async def edit(place: Place) -> None:
    """Give a collection another role, another name, or fewer roles."""
    if place.collections:
        name, added, taken = place.some(place.collections), place.some(ROLES), place.some(ROLES)
        roles = (place.collections[name] | {added}) - {taken}
        options = {"add_role": place.roles[added], "remove_role": place.roles[taken]}
        renamed = place.new("Drafts")
        await place.do("collection edit", collection=name, name=renamed, **options)
        (made,) = (
            one
            for one in place.world.library.collections(place.world.group_id, reader=CURATING)
            if one.name == renamed
        )
        by_id = {str(role.id): key for key, role in place.roles.items()}
        # What one command both adds and takes is up to it; of the others no doubt is left.
        assert {by_id[one] for one in made.roles} ^ roles <= {added} & {taken}
        place.collections = {
            (renamed if key == name else key): value for key, value in place.collections.items()
        }
        place.collections[renamed] = {by_id[one] for one in made.roles}
        place.standing = {
            mark: renamed if held == name else held for mark, held in place.standing.items()
        }


async def dissolve(place: Place) -> None:
    """Remove a collection, which opens what stands in it."""
    if len(place.collections) > 1:
        name = place.some(place.collections)
        asked = await place.do("collection remove", collection=name)
        if CONFIRM in buttons(asked.response):
            await press(place.world.curator, asked.response, CONFIRM)
        del place.collections[name]
        place.standing = {
            mark: None if held == name else held for mark, held in place.standing.items()
        }


async def remove(place: Place) -> None:
    """Remove an article, and half of the time bring it back."""
    if place.standing:
        mark = place.some(place.standing)
        asked = await place.do("article remove", article=place.ids[mark])
        gone = await press(place.world.curator, asked.response, "Remove")
        if place.chance.random() < 0.5:
            await press(place.world.curator, gone.response, "Undo")
        else:
            del place.standing[mark]


async def correct(place: Place) -> None:
    if place.standing:
        mark = place.some(place.standing)
        form = await place.do("article edit", article=place.ids[mark])
        await fill(place.world.curator, form, f"Again on {mark} {place.count}")


async def change_people(place: Place) -> None:
    """Give a role to somebody, or take it from them."""
    person, role = place.chance.choice(place.people[1:]), place.some(ROLES)
    backend, guild = place.world.env.backend, int(place.world.group_id)
    change = backend.remove_member_role if role in person.roles else backend.add_member_role
    change(guild, person.actor.id, place.roles[role].id)
    person.roles ^= {role}


async def ask(place: Place) -> None:
    """Let somebody ask; what others see of it holds no word that any of them may not read."""
    person, channel = place.chance.choice(place.people), place.world.channel
    command, options = place.some(ASKING)
    result = await person.actor.slash(channel, command, **options)
    for message in (result.response, *result.followups):
        person.pressed += [(message, id_) for id_ in buttons(message).values()]
        if not message.ephemeral:
            assert marks_in(f"{message.content} {message.components}") <= place.open
    assert marks_in(await all_of(result)) <= place.readable(person.roles)


ASKING = (
    ("ask", {"question": QUESTION}),
    ("search", {"words": "river harbour Lisbon"}),
    ("quotes", {"who": "Ada"}),
)
DOINGS = (create, add, add, put_in, take_out, edit, dissolve, remove, correct)


def marks_in(shown: Any) -> set[str]:
    return set(MARK.findall(str(shown).casefold()))


async def everything_shown(place: Place, person: Person) -> dict[str, set[str]]:
    """Return the marks that somebody sees, by where; of none they typed themselves."""
    actor, channel = person.actor, place.world.channel
    slashes = [
        *ASKING,
        *((name, options | {"private": True}) for name, options in ASKING),
        *(("article list", options) for options in ({}, {"words": "river"})),
        *((name, {}) for name in ("help", "privacy show", "privacy export", "collection list")),
        *((f"library {name}", {}) for name in ("status", "export", "history", "gaps", "settings")),
    ]
    found = {
        f"{name} {options}": marks_in(await all_of(await actor.slash(channel, name, **options)))
        for name, options in slashes
    }
    for command, option in (
        ("article show", "article"),
        ("article edit", "article"),
        ("ask", "outlet"),
        ("article add", "collection"),
        ("collection add", "article"),
        ("collection take-out", "article"),
    ):
        for typed in ("", "zq"):
            offered = await actor.autocomplete(channel, command, option, typed)
            found[f"{command} offers {option} to “{typed}”"] = marks_in(offered)
    message = await place.world.curator.send(channel, ADVICE)
    checked = await actor.context_menu(channel, "Check sources", message)
    found["Check sources"] = marks_in(await all_of(checked))
    found["in private"] = marks_in(await all_of(await person.user.slash("ask", question=QUESTION)))
    for mark, id_ in place.ids.items():
        one = marks_in(await all_of(await actor.slash(channel, "article show", article=id_)))
        found[f"article show {mark}"] = one
    for shown, id_ in place.chance.sample(person.pressed, min(6, len(person.pressed))):
        result = await actor.click(shown, custom_id=id_)
        found[f"pressed {id_}"] = marks_in(await all_of(result))
    return found


@pytest.fixture
async def place(world, request):
    roles = {name: world.guild.create_role(name) for name in ROLES}
    await world.offer_all()

    def joins(name: str, *has: str) -> Person:
        user = world.env.create_user(name)
        actor = world.guild.add_member(user, roles=[roles[one] for one in has])
        return Person(actor, user, set(has))

    people = [joins("nobody"), joins("bea", "board"), joins("sam", "staff", "press")]
    return Place(world, random.Random(request.param), roles, people, world.admin_room())


@pytest.mark.parametrize("place", range(3), indirect=True)
async def test_who_lacks_the_role_never_sees_a_word_of_a_collection(place):
    announced = 0
    for turn in range(24):
        before = place.open
        await (create if turn < 2 else add if turn < 6 else place.chance.choice(DOINGS))(place)
        # Announcements name what is open to everybody before or after, and nothing else.
        said = place.admin_room.history()
        assert marks_in([one.to_dict() for m in said[announced:] for one in m.components]) <= (
            before | place.open
        )
        announced = len(said)
        await place.chance.choice((ask, ask, change_people))(place)
    for person in place.people:
        may = place.readable(person.roles)
        shown = await everything_shown(place, person)

        assert {where: seen - may for where, seen in shown.items() if seen - may} == {}
        assert set().union(*shown.values()) == may
    assert announced > 6
