# Every word that people see in Discord. A key's first part says where it is used.

### Commands and their options: names as typed, descriptions up to 100 characters.
ask-description = Answer a question with exact quotes from this server's articles
ask-question = A question, in a sentence
ask-since = Only articles from this day on, such as 2025-05-01 or May 2025
ask-until = Only articles up to this day, such as 2025-06-30 or June 2025
ask-outlet = Only articles of this outlet
ask-private = Show the answer to you alone
search-description = Show the passages of this server's articles nearest to some words
search-words = Words to look for
quotes-description = Show who said what, word for word, in this server's articles
quotes-who = Whose words: a name, or a part of one
quotes-about = Words about what
check-name = Check sources
help-description = What there is here, and how to use it
privacy-description = What is kept about you
privacy-show-description = Say in plain words what is kept about you, and what is not
privacy-export-description = Send what is kept under your name as a file
privacy-delete-description = Take your name out of what is kept
library-description = For curators: the state of this server's library
library-status-description = What the library holds, what was asked of it, and where it has gaps
library-gaps-description = Questions for which members asked for a source
library-history-description = What was done to the library, by whom and when
library-export-description = All articles with the files they came from, as one file for you alone
library-curators-description = The roles whose members curate this library
library-curators-add = A role whose members are to curate
library-curators-remove = A role whose members are no longer to curate
library-settings-description = What this server chose for its library; without options, show it
library-settings-channel = Where each change to the library is announced
library-settings-answers = Who sees an answer unless the question says otherwise
library-settings-zone = The time zone, such as Europe/Brussels
library-settings-language = The language of the library
library-settings-days = How many days the buttons of an answer work
library-erase-description = Erase all that is kept of this server, at once and for good
article-description = The articles of this server's library
article-add-description = For curators: add articles from files
article-add-file = A txt, md, html, pdf, docx or eml file, or a zip of them
article-add-collection = A collection to put them into; only who may read it is quoted from them
article-add-further = One more file
article-paste-description = For curators: add an article by pasting its text
article-edit-description = For curators: correct what is known of an article
article-remove-description = For curators: take an article out of the library
article-list-description = List the articles of this server's library
article-list-words = Only articles with a passage that holds all these words
article-show-description = One article: its details, key sentences, versions and copies
article-option = article
article-named = A title, or part of one
library-add-name = Add to library
collection-description = For curators: articles that only members with some roles may be quoted from
collection-create-description = Make a collection that only members with some roles may be quoted from
collection-create-name = A name for the collection
collection-role = A role whose members may read it
collection-role-more = Another role whose members may read it
collection-list-description = The collections, who may read them, and how many articles each holds
collection-edit-description = Rename a collection, or change the roles that may read it
collection-edit-name = Another name for it
collection-edit-add = A role whose members are to read it
collection-edit-remove = A role whose members are no longer to read it
collection-remove-description = Remove a collection; what stands in it opens to everybody, once you confirm
collection-add-description = Put an article into a collection, out of everybody else's reach
collection-out-description = Take an article out of its collection, so that everybody may read it
collection-which = Which collection
collection-article = Which article
choice-public = Everybody in the channel
choice-private = Only who asked

### Answers
answer-not-here = **Not in this library.**
answer-related = These passages are about the subject. They do not answer the question.
answer-refused = The nearest passages. They do not answer the question.
answer-nothing = No passage comes near.
answer-scope = Looked only at { $scope }.
answer-since = articles from { $day } on
answer-until = articles up to { $day }
answer-outlet = { $outlet }
answer-closed = Answered privately: it uses articles that not everybody here may read.
answer-closed-here = Only you see this: it quotes articles that not everybody here may read.
answer-more = Further passages
answer-no-more = There are no further passages.
answer-shared = Shared by { $name }
answer-too-long = This passage has { $count } characters, more than a message holds. **In context** sends it as a file.
answer-removed = The article of this passage has been removed from the library.

source-no-outlet = outlet not given
source-undated = undated
source-open = Open at the quote

button-context = In context
button-more = More
button-share = Share to channel
button-helpful = Helpful
button-wrong = Wrong passage
button-request = Request a source
button-settle = Done
button-speech = Quotes in it
button-changes = What changed
button-download = Download
button-remove = Remove
button-keep = Keep
button-undo = Undo
button-complete = Complete the details
button-again = Try again
button-previous = Previous
button-next = Next
button-older = Older
button-newer = Newer
button-quiet = Announce nowhere
button-open-all = Remove it, and open its articles
button-erase = Take my name out

context-file = The passage is in the file, since it is longer than a message.

rate-which-helpful = Which passage helped?
rate-which-wrong = Which passage is wrong?
rate-thanks = Counted, without your name or your question.
rate-again = That is counted already.

request-title = Request a source
request-label = What the curators will read
request-done = { $times ->
    [one] The curators see it in /library gaps, without your name.
   *[other] The curators see it in /library gaps, without your name. It has been asked for { $times } times.
}

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

### Search and quotes
search-nothing = No passage comes near these words. Try fewer words, or leave out the outlet and the days.
quotes-heading-who = Words of { $who }
quotes-heading-about = Words about { $about }
quotes-heading-who-about = Words of { $who } about { $about }
quotes-more = Further quotations
quotes-no-more = There are no further quotations.
quotes-nothing = No direct quotation fits. Try a surname alone, other words, or /search.
quotes-speaker = Speaker: { $name }
quotes-speaker-unknown = Speaker: see context

### Check sources
check-heading = **Passages that bear on this message**
check-manner = They are what the library says near it, not a verdict on it.
check-nothing = No passage in this library bears on this message.
check-no-text = This message holds no words to look for.

### A library without articles
empty-library = **This library has no articles yet.** Members who may manage this server, or have a curator role, add them with `/article add`; then ask again.
empty-library-curator = **This library has no articles yet.** You may add them: with `/article add` from files, or with `/article paste`. Then ask again.

### Help
help-heading = **Exact quotes from the articles that this server collected**
help-ask = `/ask` answers a question with up to five quotes, each with title, outlet, date and link, or says that the library holds no answer.
help-search = `/search` shows the passages nearest to some words.
help-quotes = `/quotes` shows what somebody is quoted as saying, or what is quoted on a subject, with the sentence around it.
help-check = **Check sources**, in a message's menu under Apps, shows passages that bear on the message, to you alone.
help-buttons = Under an answer: **In context** opens the paragraph around a quote, **More** shows further passages, **Helpful** and **Wrong passage** are counted with the passage.
help-privacy = `/privacy show` says what is kept about you; `/privacy export` sends it, `/privacy delete` takes your name out.
help-size = { $articles ->
    [one] The library holds one article.
   *[other] The library holds { $articles } articles.
}
help-articles = `/article list` shows what the library holds, page by page; `/article show` one article with its key sentences.
help-curator = **For curators**
help-change = `/article add` adds articles from files, `/article paste` from a text, and **Add to library**, in a message’s menu under Apps, from a message. `/article edit` corrects what is known of one, `/article remove` takes it out.
help-status = `/library status` shows what the library holds, and how well it answers.
help-gaps = `/library gaps` lists the questions for which members asked for a source{ $requests ->
    [0] .
    [one] : one is open.
   *[other] : { $requests } are open.
}
help-manage = `/library history` says what was done to the library and by whom, `/library settings` what this server chose for it, `/library curators` whose members curate it, `/library export` sends you all of it as a file. `/collection list` says which articles only members with some roles may be quoted from.

### Privacy
privacy-heading = **What is kept about you**
privacy-nothing = Nothing is kept under your name.
privacy-named = { $count ->
    [one] Your name stands in one entry of the history: what you changed in the library, and when. `/privacy delete` takes it out.
   *[other] Your name stands in { $count } entries of the history: what you changed in the library, and when. `/privacy delete` takes it out.
}
privacy-history = What a curator changes in a server's library is kept with their name and the moment, so that the curators know who did it.
privacy-uploads = While files that you upload are added, their names and your name are kept together, so that you can be told what came of them should I be stopped in between; for a week at most.
privacy-answers = Of an answer its quotes are kept for { $days ->
    [one] one day
   *[other] { $days } days
}, so that its buttons work: not your question, not who asked.
privacy-answers-anywhere = Of an answer its quotes are kept for 90 days, unless its server chose otherwise, so that its buttons work: not your question, not who asked.
privacy-counts = How many questions of a day were answered, and how many were not, is kept for 90 days as counts only.
privacy-ratings = Helpful and Wrong passage are kept as counts with the passage.
privacy-requests = What you write under Request a source is kept for the curators, without your name, until they are done with it.
privacy-articles = The library keeps the articles that curators add. Nothing trains a model.
privacy-exported = { $count ->
    [0] Nothing is kept under your name; the file says so.
    [one] One entry of the history is kept under your name; it is in the file.
   *[other] { $count } entries of the history are kept under your name; they are in the file.
}
privacy-nameless = Requests for a source, and what was called helpful or wrong, are kept without names, so they cannot be told apart by person.
privacy-erasing = { $count ->
    [one] Your name stands in one entry of the history.
   *[other] Your name stands in { $count } entries of the history.
} What was done stays there, as by a former curator. What I posted in a channel stays as it is; delete it there.
privacy-erased = { $count ->
    [0] Your name stands in no entry of the history.
    [one] Your name was taken out of one entry of the history.
   *[other] Your name was taken out of { $count } entries of the history.
}
privacy-leaving = When a server removes me, all that is kept of it is erased after a while; whoever may manage the server erases it at once with `/library erase`.

### Curators
gaps-heading = **Questions without a source**
gaps-none = Nobody has asked for a source.
gaps-line = { $times ->
    [one] asked once, { $when }
   *[other] asked { $times } times, last { $when }
}
gaps-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
gaps-settled = Taken off the list.

history-heading = **What was done to this library**
history-none = Nothing has been done to this library yet.
history-more = { $count ->
    [one] And one more change; `/library history` has it.
   *[other] And { $count } more changes; `/library history` has them.
}
history-line = - { $when } { $did }
history-host = the host
history-nobody = a former curator
history-act-added = { $who } added “{ $what }”
history-act-revised = { $who } added a version of “{ $what }”
history-act-copied = { $who } added a copy, “{ $what }”
history-act-edited = { $who } edited “{ $what }”
history-act-removed = { $who } removed “{ $what }”
history-act-restored = { $who } restored “{ $what }”
history-act-settled = { $who } was done with the request “{ $what }”
history-act-set = { $who } set { $what }
history-act-curators = { $who } changed the curator roles: { $what }
history-act-collection = { $who } changed the collection “{ $what }”
history-collection-created = { $who } created the collection “{ $name }”
history-collection-renamed = { $who } renamed a collection; it is “{ $name }” now
history-collection-roles = { $who } changed who may read the collection “{ $name }”
history-collection-added = { $who } put { $count ->
    [one] an article
   *[other] { $count } articles
} into the collection “{ $name }”
history-collection-opened = { $who } took { $count ->
    [one] an article
   *[other] { $count } articles
} out of the collection “{ $name }”
history-collection-removed = { $who } removed the collection “{ $name }”{ $count ->
    [0] {""}
    [one] ; its article is open to everybody
   *[other] ; its { $count } articles are open to everybody
}
history-act-exported = { $who } exported the library
history-act-erased = { $who } erased { $what }
announced-closed = { $who } changed an article of the collection “{ $collection }”

settings-heading = **What this server chose for its library**
settings-none = none
settings-curators = - Curators, besides who may manage the server: { $roles }
settings-channel = - Changes are announced in: { $channel }
settings-channel-gone = - Changes are announced nowhere: the channel is gone. Choose another with admin_channel.
settings-channel-lacking = - Changes cannot be announced in { $channel }: I lack { $permissions } there.
settings-answers-public = - Answers are shown to: everybody in the channel
settings-answers-private = - Answers are shown to: only who asked
settings-zone = - Time zone: { $zone }
settings-language = - Language: { $language } ({ $code })
settings-days = - The buttons of an answer work for: { $days ->
    [one] one day
   *[other] { $days } days
}
settings-quiet = Changes are announced nowhere now; `/library history` still tells them.

permission-view = View Channel
permission-send = Send Messages
permission-embed = Embed Links

collection-heading = **Collections of this library**
collection-none = There is no collection: everybody may read every article. `/collection create` makes one.
collection-line = - **{ $name }**: { $articles ->
    [0] no articles
    [one] one article
   *[other] { $articles } articles
}, for { $roles }
collection-more = { $count ->
    [one] - And one more.
   *[other] - And { $count } more.
}
collection-nobody = curators only, since it has no role that is still there
collection-manner = Curators read them all. Others are quoted from one with any of its roles, and to them alone: never where others can read.
collection-created = “{ $name }” is there, for { $roles }. `/collection add` puts articles into it.
collection-changed = “{ $name }” is for { $roles } now.
collection-unchanged = Nothing was changed: “{ $name }” is for { $roles }.
collection-removed = “{ $name }” is removed.
collection-opened = “{ $name }” is removed, and { $count ->
    [one] its article is
   *[other] its { $count } articles are
} open to everybody.
collection-open-all = “{ $name }” holds { $count ->
    [one] one article. If you remove it, **everybody here may read the article** and be quoted from it.
   *[other] { $count } articles. If you remove it, **everybody here may read all { $count }** and be quoted from them.
}
collection-put-in = *{ $title }* stands in “{ $name }” now, with its earlier versions and copies. What was quoted from it before stays where it was posted.
collection-taken-out = *{ $title }* is open to everybody now, with its earlier versions and copies.
collection-there = *{ $title }* is there already.

curators-roles = Besides who may manage this server, members of these roles curate the library: { $roles }
curators-none = Those who may manage this server curate its library. Give it further curators with the option `add`.
curators-step = Discord does not show the commands to members of { $roles } yet. Somebody who may manage the server lets them: **Server Settings › Integrations › { $bot }**, then for each of { $commands }: **Add Roles or Members**, and the role.

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

### The state of a library
status-heading = **What this library holds**
status-empty = It has no articles yet. Add them with `/article add` or `/article paste`.
status-size = { $articles ->
    [one] One article
   *[other] { $articles } articles
} with { $words } words, in { $passages ->
    [one] one passage.
   *[other] { $passages } passages.
} With originals and index that is about { $megabytes } MB.
status-published = Published from { $first } to { $last }.
status-undated = { $count ->
    [one] One article is undated.
   *[other] { $count } articles are undated.
}
status-outlet = { $outlet }: { $articles ->
    [one] one article
   *[other] { $articles } articles
}
status-outlets-more = { $count ->
    [one] and one more outlet
   *[other] and { $count } more outlets
}
status-asked-heading = **Asked in the last seven days**
status-asked-none = Nobody asked a question.
status-asked = { $answered } answered, { $related } met with related passages only, { $refused } not in this library.
status-gaps-heading = **Gaps**
status-gaps = { $count ->
    [0] No question waits for a source in `/library gaps`.
    [one] One question waits for a source: `/library gaps`.
   *[other] { $count } questions wait for a source. `/library gaps` lists them.
}
status-request = { $question } ({ $times ->
    [one] asked once
   *[other] asked { $times } times
})
status-added = **Added last**
status-picture = Two bar charts. Articles by outlet: { $outlets }.
status-picture-months = Articles by time of publication, from { $first } to { $last }, most in { $most } ({ $articles }).

### The picture of a library's state
picture-outlets = Articles by outlet
picture-others = { $count ->
    [one] one other
   *[other] { $count } others
}
picture-no-articles = No articles yet.
picture-months = By month of publication
picture-quarters = By quarter of publication
picture-years = By year of publication
picture-decades = By decade of publication
picture-quarter = Q{ $quarter } { $year }
picture-decade = { $year }s
picture-undated = { $count } undated
picture-no-dates = No article names its day of publication.

### A library as a file
export-done = { $articles ->
    [one] One article of this library, earlier versions and copies counted, as Markdown.
   *[other] { $articles } articles of this library, earlier versions and copies counted, as Markdown.
}
export-with = The files that they were read from are beside them.
export-without = The files that they were read from are too large to send; whoever hosts me gets them with `rapporteur export --to DIR`.
export-again = Whoever hosts me reads this file in again with `rapporteur import`. Only you see it here.

### Erasing a library
erase-title = Erase this library
erase-label = The server's name, to confirm
erase-warning = Erases all articles, answers and requests of this server at once. It cannot be undone.
erase-done = **All that was kept of this server is erased.**
erase-articles = { $count ->
    [one] one article
   *[other] { $count } articles
}
erase-answers = { $count ->
    [one] one kept answer
   *[other] { $count } kept answers
}
erase-requests = { $count ->
    [one] one request for a source
   *[other] { $count } requests for a source
}
erase-history = { $count ->
    [one] one line of its history
   *[other] { $count } lines of its history
}
erase-copies = Copies that whoever hosts me made before still hold it; ask them to delete those.
erase-nothing = Nothing was kept of this server.

### Refusals, each with a way out
refuse-curators = Only members who may manage this server, or have a curator role, can do that; ask one of them.
refuse-managers = Only members who may manage this server can do that; a role of curators is not enough.
refuse-admin-channel = I cannot post in #{ $channel }: allow me { $permissions } there, then choose it again.
refuse-export-empty = This library has no articles yet, so there is nothing to export.
refuse-export-attach = I cannot send files in this channel: allow me Attach Files here, or export in another channel.
refuse-not-your-name = Only you can take your own name out, with `/privacy delete`.
refuse-other-name = That is not this server's name, so nothing was erased. To erase its library, type “{ $name }” under /library erase.
refuse-no-server = A library belongs to a server, and we share none. Add me to one, or ask where I am.
refuse-many-servers = We share several servers, each with its own library: { $names }. Ask in the one you mean.
refuse-not-yours = Only the person who asked can share this answer. Ask the question yourself to share it.
refuse-closed = This answer uses articles that not everybody here may read, so it cannot be shared.
refuse-everybody = Everybody has the role { $role }, so that nothing would be kept from anybody. Leave such articles out of collections.
refuse-cannot-write = You may not write in this channel, so your answer cannot be shared here.
refuse-day = “{ $text }” is not a day I can read. Write it like 2025-05-01, or May 2025.
refuse-days = The days leave nothing in between: { $since } is after { $until }.
refuse-quotes = Say whose words to look for under who, or words about what under about.
refuse-outlet = This library has no articles of “{ $outlet }”. It has { $outlets }.
refuse-outlet-none = This library has no articles of “{ $outlet }”, and none that name an outlet.
refuse-busy = Too many questions at once. Ask again in a minute.
refuse-stopping = I am being restarted. Ask again in a minute.
refuse-file-size = “{ $name }” has { $size } MB and the limit is { $limit } MB; split it, or add the article’s text alone.
refuse-file-gone = “{ $name }” could not be fetched from Discord; attach it again.
refuse-article = This library has no article “{ $named }”. Nearest to it are { $nearest }.
refuse-article-none = This library has no article “{ $named }”, and none with a title like it. `/article list` shows those it has.
refuse-article-gone = This article is not in the library any more.
refuse-adding-stopped = I am being restarted in the midst of this. When I am back I say what was added and what was not.
refuse-words = The words to look for may have { $count } characters; name fewer.
refuse-outlet-gone = This library has no articles of that outlet any more. Use `/article list` again.
refuse-line = I do not know what “{ $line }” tells. Begin each line with one of { $labels }, and a colon.
refuse-form-gone = What you typed was kept until I was restarted, or is not yours. Use the command again.
refuse-report-gone = This list was kept until I was restarted, or is not yours. `/library history` says what was added.
refuse-guild-only = That works in a server only.
refuse-old-button = This button belongs to an earlier version. Ask the question again.
failed = Something went wrong (ref { $reference }). Tell whoever hosts me this reference.
