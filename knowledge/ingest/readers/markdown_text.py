"""Turn Markdown into the words a reader of the rendered page would see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)


def plain_text(source: str) -> tuple[str | None, str]:
    """Return the first-level heading that opens the text, if one does, and the rest.

    Blocks are set apart by blank lines; list entries and table rows are lines.
    """
    from markdown_it.tree import SyntaxTreeNode

    root = SyntaxTreeNode(_parser().parse(source))
    blocks = [(tag, text) for tag, text in _blocks(root) if text.strip()]
    heading = blocks.pop(0)[1] if blocks and blocks[0][0] == "h1" else None
    return heading, "\n\n".join(text for _, text in blocks)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _blocks(node: SyntaxTreeNode) -> Iterator[tuple[str, str]]:
    """Yield the HTML tag and the text of every block, in order."""
    for child in node.children:
        if child.type in {"bullet_list", "ordered_list"}:
            yield child.tag, "\n".join(_list_lines(child))
        elif child.type == "table":
            yield child.tag, "\n".join(_table_lines(child))
        elif child.type == "blockquote":
            yield from _blocks(child)
        else:
            yield child.tag, _leaf(child)


def _leaf(node: SyntaxTreeNode) -> str:
    if node.type in {"fence", "code_block"}:
        return node.content.rstrip()
    if node.type == "html_block":
        return " ".join(_TAG.sub(" ", node.content).split())
    # A dropped image leaves its two spaces behind.
    return re.sub(" {2,}", " ", "".join(_inline(child) for child in node.children)).strip()


def _inline(node: SyntaxTreeNode) -> str:
    if node.type in {"text", "code_inline"}:
        return node.content
    if node.type == "softbreak":
        return " "
    if node.type == "hardbreak":
        return "\n"
    if node.type in {"image", "html_inline"}:
        return ""
    return "".join(_inline(child) for child in node.children)


def _list_lines(node: SyntaxTreeNode) -> Iterator[str]:
    """Yield one line an entry, with its number if it has one; nested lists follow."""
    for entry in node.children:
        texts = [text for _, text in _blocks(entry) if text.strip()]
        number = f"{entry.info}. " if node.type == "ordered_list" and texts else ""
        yield number + "\n".join(texts)


def _table_lines(node: SyntaxTreeNode) -> Iterator[str]:
    for part in node.children:
        for row in part.children:
            yield " | ".join(_leaf(cell) for cell in row.children)
