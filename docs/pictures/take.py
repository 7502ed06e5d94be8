"""Use the playground in a browser as a person would, and take a picture of each step.

    python docs/pictures/take.py FOLDER

FOLDER gets every picture; answer.png, refusal.png, check-sources.png, added.png, status.png,
digest.png and digest-phone.png beside this script are those of the README. Needs playwright (by
itself, in a venv of its own), a Chromium, and the project's .venv with its playground.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import (
    Browser,
    FloatRect,
    Locator,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)
from playwright.sync_api import TimeoutError as PlaywrightTimeout

HERE = Path(__file__).resolve().parent
BIN = HERE.parent.parent / ".venv" / "bin"
ANSWERED = "Does Ukraine have to pay back earlier US military aid?"
WITH_MORE = "Which cities want to host the High Seas Treaty secretariat?"
IN_PRIVATE = "Which countries abstained on the pandemic agreement?"
NOT_ANSWERED = "How much climate finance did Norway pay in 2024?"
SPOKEN_OF = "insurance"
COLLECTED = "How many ratifications was the High Seas Treaty short of?"
SERVER = "Policy circle"
MEMBER, CURATOR = "Mira (member)", "Curt (curator)"
SEED = HERE.parent.parent / "seeds" / "minerals-signed-civic.md"
PASTED = """Harbour pilots vote on the tide rule

Subscribe to our newsletter
Harbour pilots voted on Thursday to keep the tide rule that has governed the estuary since 1998.
Forty of the fifty-two pilots were in favour. The port authority had asked for two more hours.
Larger ships will go on waiting for high water, the pilots' guild said after the count, and the
waiting room at the outer buoy is to be lit at night from next spring.
"""
FOLLOWED = """Rotterdam pilots ask for a later tide

Harbour pilots in Rotterdam asked the port authority on Friday to move the last tide by an hour.
Sixty of the seventy pilots signed the letter. The authority said that it would answer in May.
Ships of more than fourteen metres wait outside the harbour until then.
"""
# Wide enough that a button stands beside its quote, high enough for a whole answer.
_WIDTH, _HEIGHT, _FINENESS = 760, 1700, 1.5
# A message without the empty stretch right of it, and without the page's shadow on its left.
_LEFT, _RIGHT = 10, 700
# A digest is longer than an answer, and read on phones.
_PHONE, _DIGEST_HEIGHT = 420, 3200
_PATIENCE_MS = 60_000
# As long as it takes until something is offered for an option.
_OFFERED_MS = 2_000


class Visit:
    """One person's browser on the playground's page."""

    def __init__(self, page: Page, folder: Path) -> None:
        self._page = page
        self._folder = folder
        self._taken = 0
        self._messages = page.locator("article.channel-message")

    def open(self, address: str) -> None:
        """Open the page, and shut what is beside the conversation."""
        self._page.goto(address)
        expect(self._messages).not_to_have_count(0)
        if self._page.locator("#messages-toggle").get_attribute("aria-expanded") == "true":
            self._page.locator("#messages-toggle").click()
        self.take("opened")

    def become(self, person: str) -> None:
        """Look at the server as somebody else."""
        self._page.locator("#viewer-picker").select_option(label=person)
        # What was done before may say that it is completed only now.
        ready = re.compile("Preview ready|Action completed")
        expect(self._page.locator("#action-status")).to_have_text(ready)
        self._page.wait_for_load_state("networkidle")

    def use(
        self, command: str, value: str = "", *, option: str = "", private: bool = False
    ) -> Locator:
        """Type a command, with what it asks for; return the message that comes of it."""
        self._begin(command)
        if option:
            self._add_option(option)
        if value:
            self._page.keyboard.type(value)
        if private:
            self._add_option("private")
            self._page.locator(".command-suggestion").get_by_text("True").click()
        self.take(f"{command} typed")
        return self._new(self._page.locator("#send-message"))

    def give(self, command: str, *files: Path) -> Locator:
        """Type a command that takes files, and hand them over; return what comes of it."""
        self._begin(command)
        for number, file in enumerate(files, start=1):
            if number > 1:
                self._page.locator(".command-ghost").click()
                further = self._page.locator(".command-popup").get_by_text(f"file{number}")
                further.first.click()
            self._page.locator("input[type=file]").last.set_input_files(file)
        self.take(f"{command} typed")
        return self._new(self._page.locator("#send-message"))

    def choose_in(self, command: str, *typed: str, texts: int = 0) -> None:
        """Type a command and its options in order, and take the first of what is offered for each.

        The first ``texts`` of them are plain words, for which nothing is offered.
        """
        self._begin(command)
        for number, words in enumerate(typed):
            self._page.keyboard.type(words, delay=20)
            if number < texts:
                self._page.keyboard.press("Tab")
            else:
                self._page.locator(".command-suggestion").first.click()
        self.take(f"{command} typed")

    def send(self, then: str = "") -> Locator:
        """Send the command that was typed; return its last message, which says ``then``."""
        before = self._messages.count()
        self._page.locator("#send-message").click()
        expect(self._messages).not_to_have_count(before, timeout=_PATIENCE_MS)
        expect(self._page.locator("#action-status")).not_to_contain_text("…")
        expect(self._messages.last).to_contain_text(then)
        expect(self._page.locator("#action-status")).to_have_text("Action completed")
        message = self._of(self._messages.last)
        message.scroll_into_view_if_needed()
        return message

    def order(self, command: str, first: str, **further: str) -> Locator:
        """Type a command with its first option and others by name; return what comes of it.

        Of what is offered for an option, the first is taken.
        """
        self._begin(command)
        self._write_option(first)
        for name, words in further.items():
            self._add_option(name)
            self._write_option(words)
        self.take(f"{command} typed")
        return self._new(self._page.locator("#send-message"))

    def _begin(self, command: str) -> None:
        """Type a command's name, and take the command."""
        self._page.locator("#channel-composer-input").press_sequentially(f"/{command}")
        self._page.locator(".command-entry.is-active").click()

    def _add_option(self, name: str) -> None:
        """Take an option of the command that is being typed, to be written next."""
        self._page.locator(".command-ghost").click()
        self._page.locator(".command-popup").get_by_text(name, exact=True).click()

    def _write_option(self, words: str) -> None:
        self._page.keyboard.type(words, delay=20)
        offered = self._page.locator(".command-suggestion").first
        with suppress(PlaywrightTimeout):
            offered.click(timeout=_OFFERED_MS)

    def fill_form(self, command: str, *texts: str, field: int = 0) -> Locator:
        """Type a command that opens a form, unless it is typed; write into fields, and send it."""
        if command:
            self._begin(command)
        self._page.locator("#send-message").click()
        form = self._page.get_by_role("dialog")
        expect(form).to_be_visible()
        for number, text in enumerate(texts, start=field):
            form.locator("input, textarea").nth(number).fill(text)
        self.take("form")
        return self._new(self._page.get_by_role("button", name="Submit"))

    def press_in_place(self, message: Locator, label: str, then: str) -> None:
        """Press a button that changes its message, until that says ``then``."""
        message.get_by_role("button", name=label, exact=True).first.click()
        expect(message).to_contain_text(then)

    def press(self, message: Locator, label: str) -> Locator:
        """Press a message's first button of that name; return the message that comes of it."""
        return self._new(message.get_by_role("button", name=label, exact=True).first)

    def fill_in(self, message: Locator, label: str) -> Locator:
        """Press a button that opens a form, and send the form as it is."""
        message.get_by_role("button", name=label, exact=True).click()
        expect(self._page.get_by_role("dialog")).to_be_visible()
        self.take(f"{label} form")
        return self._new(self._page.get_by_role("button", name="Submit"))

    def choose(self, message: Locator, entry: str) -> Locator:
        """Choose an entry of a message's menu, as the playground has it: by a reply."""
        message.hover()
        message.get_by_role("button", name="Reply", exact=True).click()
        self._page.locator("#channel-composer-input").press_sequentially(entry)
        self.take(f"{entry} typed")
        return self._new(self._page.locator("#send-message"))

    def awaited(self) -> Locator:
        """Wait for a message that comes by itself."""
        before = self._messages.count()
        expect(self._messages).not_to_have_count(before, timeout=3 * _PATIENCE_MS)
        return self._of(self._messages.last)

    def first(self) -> Locator:
        """Return the first message."""
        return self._of(self._messages.first)

    def take(self, name: str) -> None:
        """Take a picture of the page."""
        self._taken += 1
        file = f"{self._taken:02}-{name.lower().replace(' ', '-')}.png"
        self._page.screenshot(path=self._folder / file)

    def take_message(self, message: Locator, name: str) -> None:
        """Take a picture of one message, for the README."""
        self._page.mouse.move(0, 0)
        self._page.wait_for_load_state("networkidle")
        message.scroll_into_view_if_needed()
        box = message.bounding_box()
        if box is None:
            sys.exit(f"There is no message for {name}.png.")
        shown = min(box["width"], _RIGHT) - _LEFT
        part = FloatRect(x=box["x"] + _LEFT, y=box["y"], width=shown, height=box["height"])
        self._page.screenshot(path=HERE / f"{name}.png", clip=part)

    def _of(self, message: Locator) -> Locator:
        """Return a locator that stays with ``message`` when more come."""
        number = message.get_attribute("data-message-id")
        return self._page.locator(f'article[data-message-id="{number}"]')

    def _new(self, button: Locator) -> Locator:
        """Press ``button``; return the message that comes of it once it stays as it is."""
        before = self._messages.count()
        button.click()
        expect(self._messages).to_have_count(before + 1, timeout=_PATIENCE_MS)
        expect(self._page.locator("#action-status")).not_to_contain_text("…")
        message = self._of(self._messages.last)
        message.scroll_into_view_if_needed()
        return message


def main() -> None:
    """Walk through everything that the bot does."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the script and the folder
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=_PATIENCE_MS)
    with playground() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(
            viewport={"width": _WIDTH, "height": _HEIGHT}, device_scale_factor=_FINENESS
        )
        visit = Visit(page, folder)
        visit.open(address)
        as_member(visit)
        as_curator(visit)
        correcting(visit)
        collecting(visit)
        subscribing(visit)
        leaving(visit)
        following(browser, folder)
        browser.close()


def as_member(visit: Visit) -> None:
    """Ask, press the buttons, and check a message."""
    answer = visit.use("ask", ANSWERED)
    visit.take("answer")
    visit.take_message(answer, "answer")
    visit.press(answer, "In context")
    visit.take("in context")
    longer = visit.use("ask", WITH_MORE)
    visit.take("longer answer")
    visit.press(longer, "More")
    visit.take("more")
    visit.press(longer, "Wrong passage")
    visit.take("wrong passage")
    private = visit.use("ask", IN_PRIVATE, private=True)
    visit.take("private answer")
    visit.press(private, "Share to channel")
    visit.take("shared")
    refusal = visit.use("ask", NOT_ANSWERED)
    visit.take("refusal")
    visit.take_message(refusal, "refusal")
    visit.fill_in(refusal, "Request a source")
    visit.take("requested")
    checked = visit.choose(visit.first(), "check sources")
    visit.take("checked")
    visit.take_message(checked, "check-sources")
    visit.use("search", SPOKEN_OF)
    visit.take("search")
    visit.use("quotes", SPOKEN_OF, option="about")
    visit.take("quotes")
    visit.use("article list")
    visit.take("list")
    visit.use("privacy show")
    visit.take("privacy")
    visit.use("help")
    visit.take("help of a member")


def as_curator(visit: Visit) -> None:
    """See what a curator sees."""
    visit.become(CURATOR)
    visit.take("curator")
    visit.use("help")
    visit.take("help of a curator")
    visit.use("library gaps")
    visit.take("gaps")
    with new_files() as files:
        added = visit.give("article add", *files)
    visit.take("added")
    visit.take_message(added, "added")
    visit.use("library history")
    visit.take("history")
    status = visit.use("library status")
    visit.take("status")
    visit.take_message(status, "status")
    visit.use("library settings")
    visit.take("settings")


def correcting(visit: Visit) -> None:
    """Look at an article, change it, paste one, remove it and bring it back."""
    visit.choose_in("article show", "hige seas")
    visit.send()
    visit.take("article shown")
    visit.choose_in("article edit", "high seas")
    visit.fill_form("", "The Saltmarsh Evening Post", field=1)
    visit.take("edited")
    visit.fill_form("article paste", PASTED.replace("tide rule", "night rule"))
    visit.take("pasted")
    visit.choose_in("article remove", "night rule")
    asked = visit.send()
    visit.take("to be removed")
    visit.press_in_place(asked, "Remove", "is removed")
    visit.take("removed")
    visit.press_in_place(asked, "Undo", "is back")
    visit.take("undone")


def collecting(visit: Visit) -> None:
    """Keep an article for curators, and ask about it as one and as a member."""
    visit.choose_in("collection create", "Committee papers", "Cur", texts=1)
    visit.send()
    visit.choose_in("collection add", "high seas", "Comm")
    visit.send()
    visit.use("collection list")
    visit.take("collections")
    visit.choose_in("ask", COLLECTED, texts=1)
    visit.send("Only you see this")
    visit.take("a curator asks of a collection")
    visit.become(MEMBER)
    visit.choose_in("ask", COLLECTED, texts=1)
    visit.send("Not in this library")
    visit.take("a member asks of a collection")


def subscribing(visit: Visit) -> None:
    """Make a topic, subscribe a channel and oneself, and wait for what comes."""
    visit.become(CURATOR)
    tried = visit.fill_form("topic add", "Ports and pilots", "pilots, harbour", "", "", "ports")
    visit.take("topic tried")
    visit.press_in_place(tried, "Save", "saved")
    visit.use("topic list")
    visit.take("topics")
    soon = datetime.now(UTC) + timedelta(minutes=2)
    visit.order("digest subscribe", "Ports", at=f"{soon:%H:%M}")
    visit.take("subscribed")
    visit.fill_form("article paste", FOLLOWED)
    visit.order("digest preview", "Ports")
    visit.take("preview")
    visit.choose_in("topic why", "Ports", "Rotterdam")
    visit.send()
    visit.take("why")
    digest = visit.awaited()
    visit.take("digest came")
    visit.press(digest, "More like this")
    visit.take("more like this")
    visit.order("digest history", "Ports")
    visit.take("history of a digest")
    visit.order("digest pause", "Ports")
    visit.use("digest list")
    visit.take("subscriptions")
    visit.use("health")
    visit.take("health")
    visit.become(MEMBER)
    visit.order("digest subscribe", "Ports", every="weekdays")
    visit.take("a member subscribed")
    visit.use("privacy export")
    visit.order("digest unsubscribe", "Ports")
    visit.take("a member unsubscribed")


def leaving(visit: Visit) -> None:
    """Take everything along, and leave nothing."""
    visit.become(CURATOR)
    for command in ("library export", "privacy export", "privacy delete"):
        message = visit.use(command)
        visit.take(command)
    visit.press(message, "Take my name out")
    visit.fill_form("library erase", "another name")
    visit.take("not erased")
    visit.fill_form("library erase", SERVER)
    visit.use("ask", ANSWERED)
    visit.take("erased")


def following(browser: Browser, folder: Path) -> None:
    """Look at a digest, at a desk and on a phone."""
    with served(str(BIN / "python"), str(HERE / "followed.py")) as address:
        for name, width in (("digest", _WIDTH), ("digest-phone", _PHONE)):
            size = ViewportSize(width=width, height=_DIGEST_HEIGHT)
            page = browser.new_page(viewport=size, device_scale_factor=_FINENESS)
            visit = Visit(page, folder)
            visit.open(address)
            visit.take_message(visit.first(), name)
            page.close()


@contextmanager
def new_files() -> Iterator[tuple[Path, ...]]:
    """Make a pasted article without outlet or date, a later version, a copy, and no article."""
    known = SEED.read_text("utf-8")
    later = known.rstrip() + "\n\nThe ministry confirmed the figures on Friday.\n"
    copy = re.sub(r"^outlet: .*\nauthor: .*\n", "outlet: Plainsfield Monitor\n", known, flags=re.M)
    copy = re.sub(r"^url: .*\n", "", copy, flags=re.M)
    copy = copy.rstrip() + "\n\nFirst published elsewhere.\n"
    made = {"pilots.txt": PASTED, "later.md": later, "copy.md": copy, "empty.txt": " "}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in made.items():
            (Path(folder) / name).write_text(text, "utf-8")
        yield tuple(Path(folder) / name for name in made)


@contextmanager
def playground() -> Iterator[str]:
    """Start the playground in a folder of its own; yield its page's address."""
    options = ("playground", "--port", "0")
    with (
        tempfile.TemporaryDirectory() as data,
        served(str(BIN / "rapporteur"), "--data", data, *options) as address,
    ):
        yield address


@contextmanager
def served(*command: str) -> Iterator[str]:
    """Run what serves a page; yield its address."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ours
        try:
            yield _address(process)
        finally:
            process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        if line.strip().startswith("http://127.0.0.1"):
            return line.strip()
    sys.exit("The playground did not start.")


if __name__ == "__main__":
    main()
