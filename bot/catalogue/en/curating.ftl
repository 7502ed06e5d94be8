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
permission-posts = Create Posts
permission-mention = Mention @everyone, @here, and All Roles

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
erase-topics = { $count ->
    [one] one topic
   *[other] { $count } topics
}
erase-subscriptions = { $count ->
    [one] one subscription
   *[other] { $count } subscriptions
}
erase-copies = Copies that whoever hosts me made before still hold it; ask them to delete those.
erase-nothing = Nothing was kept of this server.

### The history of what is followed

history-topic-added = {$who} added the topic {$what}
history-topic-changed = {$who} changed the topic {$what}
history-topic-removed = {$who} removed the topic {$what}
history-topic-more = {$who} gave the topic {$what} an example
history-topic-less = {$who} muted a story in the topic {$what}
history-digest-subscribed = {$who} subscribed {$what} to a digest
history-digest-changed = {$who} changed the digest in {$what}
history-digest-unsubscribed = {$who} ended the digest in {$what}
history-digest-paused = {$who} paused the digest in {$what}
history-digest-resumed = {$who} resumed the digest in {$what}
