### Adding articles
added-progress = Reading “{ $name }”{ $count ->
    [one] .
   *[other] , file { $number } of { $count }.
}{ $done ->
    [0] { "" }
    [one] { " " }One is done.
   *[other] { " " }{ $done } are done.
}
added-late = This takes longer than Discord keeps a reply open. What came of it will be sent to you in a private message.
added-private = What came of the files you gave in { $server }:
added-refused = Not added: { $reason }
added-passages = { $count ->
    [one] one passage
   *[other] { $count } passages
}
added-already = Already here; nothing was changed.
added-already-closed = Already here, in a collection; `/collection add` and `take-out` move it. Nothing was changed.
added-already-revision = Already here, as an earlier version of “{ $title }” ({ $outlet }).
added-already-copy = Already here, as a copy of “{ $title }” ({ $outlet }), linked and not searched.
added-version = A new version of “{ $title }”{ $count ->
    [0] .
    [one] : one sentence changed.
   *[other] : { $count } sentences changed.
}
added-earlier = An earlier version of “{ $title }”, by its day; the later one stays the one that is searched{ $count ->
    [0] .
    [one] . They differ in one sentence.
   *[other] . They differ in { $count } sentences.
}
added-copy = A copy of “{ $title }” ({ $outlet }), linked, not searched.
added-copied = It holds “{ $title }” ({ $outlet }) whole; that one is linked as its copy, and no longer searched.
added-warnings = Worth a look: { $warnings }.
added-language = it is in { $is_in }, and the library’s language is { $library }
added-cleaned = { $count ->
    [one] One stretch was cleaned away: “{ $example }”
   *[other] { $count } stretches were cleaned away, such as “{ $example }”
}
added-more-changes = { $count ->
    [one] And one more change.
   *[other] And { $count } more changes.
}
added-heading = { $count ->
    [one] **One file read**
   *[other] **{ $count } files read**
}
added-count-new = { $count } added
added-count-version = { $count ->
    [one] one new version
   *[other] { $count } new versions
}
added-count-copy = { $count ->
    [one] one copy
   *[other] { $count } copies
}
added-count-already = { $count } already here
added-count-refused = { $count } not added
added-line-new = { $title }
added-line-version = New version: { $title }, { $count ->
    [one] one sentence changed
   *[other] { $count } sentences changed
}
added-line-copy = Copy: { $title }
added-line-already = Already here: { $title }
change-before = > Before: { $words }
change-after = > Now: { $words }

added-nothing = This message holds neither files nor words that could be an article.

details-heading = Details of the article
details-title = Title
details-outlet = Outlet
details-author = Author
details-day = Day of publication, such as 2025-05-08
details-address = Address
paste-heading = Paste an article
paste-text = Text
paste-text-hint = Up to 4,000 characters; put what is longer into the next two fields.
paste-second = Text, second part
paste-second-hint = Begin at a new paragraph.
paste-third = Text, third part
paste-third-hint = Begin at a new paragraph.
paste-title = Title
paste-title-hint = Without one, the first line of the text is looked at.
paste-lines = What else is known
paste-lines-hint = Write behind the words; leave empty what is not known.
paste-line-outlet = Outlet
paste-line-author = Author
paste-line-day = Day
paste-line-address = Address
edited = Changed: **{ $title }**.
edited-nothing = Nothing was changed: **{ $title }** has these details.

### Adding that was broken off
interrupted-heading = **I was stopped while adding files.**
interrupted-began = { $who } began on { $when }. What came of it:
interrupted-kept = { $count ->
    [one] One file is in the library:
   *[other] { $count } files are in the library:
}
interrupted-archive = { $count ->
    [0] Nothing of { $name } is in; upload it again.
    [one] One article of { $name } is in; upload it again for the rest, what is in is not added twice.
   *[other] { $count } articles of { $name } are in; upload it again for the rest, what is in is not added twice.
}
interrupted-refused = { $count ->
    [one] One file was refused:
   *[other] { $count } files were refused:
}
interrupted-missing = { $count ->
    [one] **One file is not in:**
   *[other] **{ $count } files are not in:**
}
interrupted-closed = Of files for a collection, whose names are not shown here: { $kept } in the library, { $refused } refused, { $missing } not in, or in part.
interrupted-more = And { $count } more.
interrupted-step = Upload what is not in again with `/article add`. What is in is not added twice.
interrupted-whole = Something came of every file; nothing is left to do.
