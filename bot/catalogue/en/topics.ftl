### Topics
topic-form-add = Add a topic
topic-form-edit = Change a topic
topic-field-name = Name
topic-field-any = Any of these phrases
topic-field-any-hint = One a line, or separated by commas. One of them is enough.
topic-field-all = All of these phrases
topic-field-all-hint = An article must hold every one.
topic-field-none = None of these phrases
topic-field-none-hint = An article that holds one is left out.
topic-field-about = What it is about, in a sentence
topic-field-about-hint = Articles near to it in meaning match too, whatever their words.

topic-line-any = Any of: { $phrases }
topic-line-all = All of: { $phrases }
topic-line-none = None of: { $phrases }
topic-line-outlets = Only of: { $phrases }
topic-line-not-outlets = Not of: { $phrases }
topic-line-about = About: { $words }
topic-yours = yours alone

topic-trial = { $count ->
    [0] It would have matched **none**
    [one] It would have matched **one article**
   *[other] It would have matched **{ $count } articles**
} of { $of ->
    [one] the one that was
   *[other] the { $of } that were
} added in the last { $days ->
    [one] day
   *[other] { $days } days
}.
topic-trial-nothing = No article was added in the last { $days ->
    [one] day
   *[other] { $days } days
}, so this could not be tried.
topic-trial-fewer = Try shorter phrases, fewer that an article must hold, or a sentence that says what it is about.
topic-trial-first = { $count } of them, the best first:
topic-trial-related = Also found near them: { $phrases }
topic-trial-menu = Add one of these phrases
topic-trial-strangers = { $count ->
    [one] The library has no article of { $outlets } yet.
   *[other] The library has no articles of { $outlets } yet.
}
topic-unsaved = Nothing was saved.
topic-saved = The topic **{ $name }** is saved. `/digest subscribe` sends what is new on it.
topic-changed = The topic **{ $name }** is changed.
topic-same = Nothing was changed: **{ $name }** is as it was.

topic-because-phrase = { $count ->
    [one] It holds the phrase { $phrases }.
   *[other] It holds the phrases { $phrases }.
}
topic-because-description = It is near to the description: { $score }, and { $threshold } is enough.
topic-because-example = It is like the example { $like }: { $score }, and { $threshold } is enough.
topic-because-all = It holds all that it must: { $phrases }.
topic-because-all-else = It has all that the topic asks for.
topic-because-outlet = It is of { $outlet }, which the topic leaves out.
topic-because-outlet-unknown = It names no outlet, and the topic wants certain ones.
topic-because-missing = It lacks { $phrases }.
topic-because-excluded = It holds { $phrases }, which the topic leaves out.
topic-because-muted = It tells the story of { $like }, of which nothing more is wanted.
topic-because-below = It is not near enough to what the topic describes: { $score }, and it takes { $threshold }.
topic-because-below-phrases = It holds none of the topic’s phrases.
topic-because-below-both = It holds none of the topic’s phrases, and is not near enough to what it describes: { $score }, and it takes { $threshold }.
topic-nearness = How near it is to what the topic describes: { $score }; { $threshold } would be enough by itself.
topic-like = “{ $title }”
topic-like-unknown = an article that is gone, or that not everybody may read

topic-list-heading = { $count ->
    [one] **One topic**
   *[other] **{ $count } topics**, { $first } to { $last }
}
topic-list-none = **No topics yet.** Curators add them for this server with `/topic add`; anybody keeps their own with `private` set to True.
topic-list-none-own = **No topics yet.** `/topic add` makes one that is yours alone.
topic-list-menu = Show a topic

topic-used = { $count ->
    [0] No subscription uses it yet; `/digest subscribe` makes one.
    [one] One subscription uses it.
   *[other] { $count } subscriptions use it.
}
topic-examples = **More like these**
topic-muted = **Nothing more of these stories**
topic-forget-menu = Take one out again
topic-forget-example = More like: { $title }
topic-forget-muted = Nothing more of: { $title }
topic-show-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}

topic-removing = **Remove the topic { $name }?** { $count ->
    [one] One subscription uses it
   *[other] { $count } subscriptions use it
}; one that has no other topic is paused.
topic-removed = The topic **{ $name }** is removed.
topic-kept = The topic **{ $name }** stays.

topic-why-match = **{ $title }** belongs to the topic **{ $topic }**.
topic-why-no-match = **{ $title }** does not belong to the topic **{ $topic }**.
topic-why-subscriptions = **What became of it**
topic-stage-sent = - { $where }: sent { $when }.
topic-stage-pending = - { $where }: it goes out with the digest of { $slot }.
topic-stage-copy = - { $where }: left out, as a copy of { $like }.
topic-stage-version = - { $where }: left out, as another version of { $like }.
topic-stage-gone = - { $where }: left out, since it was not in the library when the digest was made.
topic-stage-skipped = - { $where }: left out ({ $note }).
topic-stage-before = - { $where }: it was here before the subscription began, so it is not sent.
topic-stage-next = - { $where }: it comes with the next digest, { $when }.
topic-stage-waiting = - { $where }: it waits, since the subscription is paused.
topic-stage-no = - { $where }: not sent.
topic-stage-none = No subscription of yours or of a channel here uses this topic yet.
topic-stage-more = { $count ->
    [one] - And one more.
   *[other] - And { $count } more.
}
topic-where-channel = <#{ $channel }>
topic-where-private = Your private messages
