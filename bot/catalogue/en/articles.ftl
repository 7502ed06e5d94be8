### Articles
article-words = { $count ->
    [one] one word
   *[other] { $count } words
}

article-added = added { $when }
article-open = Open

list-heading = { $count ->
    [one] **One article**
   *[other] **{ $count } articles**, { $first } to { $last }
}
list-none = **No articles.**
list-only = Only: { $what }
list-words = with “{ $words }”
list-menu = Show an article

show-sentences = **In its own words**
show-version = An earlier version, added { $when }: { $title }
show-copy = A copy, linked and not searched: { $title }
show-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
show-is-revision = This is an earlier version of “{ $title }”, kept and not searched.
show-is-copy = This is a copy of “{ $title }”, linked and not searched.
changes-heading = { $title }
    -# What changed from the version added { $since } to the one added { $until }
changes-none = No sentence changed.
speech-heading = **Quotes in “{ $title }”**
downloaded = { $title }, as Markdown with its details above the text.

### Removing an article
removing-heading = **Remove this article?**
removing-citing = { $count ->
    [0] No answer of the last weeks cites it.
    [one] One answer of the last weeks cites it, and will say there that it was removed.
   *[other] { $count } answers of the last weeks cite it, and will say there that it was removed.
}
removing-revision = { $count ->
    [one] One earlier version goes along.
   *[other] { $count } earlier versions go along.
}
removing-copy = { $count ->
    [one] One copy goes along.
   *[other] { $count } copies go along.
}
removing-kept = { $title } stays.
removed = { $title } is removed. **Undo** brings it back until { $until }.
restored = { $title } is back.
