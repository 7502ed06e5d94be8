"""Before it says goodbye, the bot lets whatever has its result send it."""

from __future__ import annotations

import asyncio
import threading

from bot.bootstrap import last_replies
from knowledge import Library
from tests.bot.conftest import OFF_TOPIC, buttons, fill, texts


async def test_what_a_form_came_to_is_told_before_the_goodbye(world, monkeypatch):
    world.add()
    answer = (await world.member.slash(world.channel, "ask", question=OFF_TOPIC)).response
    form = await world.member.click(answer, custom_id=buttons(answer)["Request a source"])
    loop, begun, may_end = asyncio.get_running_loop(), asyncio.Event(), threading.Event()
    keep = Library.request_source

    def slowly(library, group_id, question):
        loop.call_soon_threadsafe(begun.set)
        may_end.wait(5)
        return keep(library, group_id, question)

    monkeypatch.setattr(Library, "request_source", slowly)
    sent = asyncio.create_task(fill(world.member, form, OFF_TOPIC))
    await begun.wait()
    goodbye = asyncio.create_task(last_replies())
    await asyncio.sleep(0.05)
    waits = not goodbye.done()
    may_end.set()
    await goodbye

    assert waits
    assert "/library gaps" in texts((await sent).response)[0]
