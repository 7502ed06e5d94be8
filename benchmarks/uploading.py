"""Real articles as files, and curators who upload them to the bot on the tests' Discord."""

from __future__ import annotations

import asyncio
import hashlib
import html
import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.store.sqlite import open_sqlite
from tests.bot.discord_objects import MANAGE_GUILD, MEMBER, Asker, Guild, Interaction, Upload
from tests.bot.discord_server import DiscordServer

FIRST_CURATOR, TOGETHER, LOST_S = 1001, 5, 600.0
# What a reply says until the last file is done.
PROGRESS = re.compile("Reading “")


@dataclass(slots=True)
class Uploads:
    """What curators uploaded, and until when the last of it was told; times in seconds."""

    asked: list[Interaction] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    lost: int = 0


def real_articles(folder: Path, count: int) -> list[Upload]:
    """Return the first texts of a question set as files, every second one a web page."""
    lines = (folder / "docs.jsonl").read_text("utf-8").splitlines()[:count]
    return [_file(number, json.loads(line)) for number, line in enumerate(lines)]


def real_questions(folder: Path, files: Sequence[Upload]) -> list[str]:
    """Return the questions of a set that its articles among ``files`` answer."""
    ids = {Path(one.name).stem for one in files}
    asked = map(json.loads, (folder / "queries.jsonl").read_text("utf-8").splitlines())
    return [one["question"] for one in asked if one["doc_id"] in ids]


def curators(count: int) -> frozenset[int]:
    """Return the ids of so many curators, none of whom is a member who asks."""
    return frozenset(range(FIRST_CURATOR, FIRST_CURATOR + count))


async def upload_all(
    discord: DiscordServer, guild: Guild, files: Sequence[Upload], count: int, uploads: Uploads
) -> None:
    """Let so many curators upload all files, five at a time, each waiting for what came of them."""
    left = [list(files[at : at + TOGETHER]) for at in range(0, len(files), TOGETHER)][::-1]

    async def upload_on(curator: Asker) -> None:
        while left:
            given = {f"file{n}" if n > 1 else "file": one for n, one in enumerate(left.pop(), 1)}
            uploads.asked.append(await discord.slash(curator, "article add", **given))
            await _told(discord, uploads.asked[-1], uploads)

    permissions = MEMBER | MANAGE_GUILD
    people = [Asker(id_, guild, permissions=permissions) for id_ in sorted(curators(count))]
    await asyncio.gather(*map(upload_on, people))


def missing_in(data: Path, group_id: str, files: Sequence[Upload]) -> list[str]:
    """Return the names of the files that a library holds no article of."""
    store = open_sqlite(data)
    try:
        with store.look() as view:
            return [
                one.name
                for one in files
                if view.same_article(group_id, sha256="", original=_sha256(one.content)) is None
            ]
    finally:
        store.close()


async def _told(discord: DiscordServer, one: Interaction, uploads: Uploads) -> None:
    def is_told() -> bool:
        now = discord.now(one)
        return now.answered is not None and not PROGRESS.search(_shown(now))

    try:
        await discord.until(is_told, LOST_S)
    except TimeoutError:
        uploads.lost += 1
    else:
        uploads.told.append(time.perf_counter() - one.dispatched)


def _shown(one: Interaction) -> str:
    return json.dumps(one.message, ensure_ascii=False)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _file(number: int, article: dict[str, str]) -> Upload:
    title, text = article["title"] or article["lead"], article["text"]
    if number % 2:
        return Upload(f"{article['id']}.txt", f"{title}\n\n{text}\n".encode())
    shown, lines = html.escape(title), filter(None, map(str.strip, text.split("\n")))
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    page = f"<title>{shown}</title></head><body><article><h1>{shown}</h1>{body}</article></body>"
    return Upload(
        f"{article['id']}.html", f"<!DOCTYPE html><html lang='en'><head>{page}</html>".encode()
    )
