### Digests
digest-heading = **New on { $topics }**
digest-heading-anywhere = **What is new**
digest-topics-more = { $names } and { $count } more
digest-when = { $count ->
    [one] one story
   *[other] { $count } stories
} · { $at }
digest-catch-up = { $count ->
    [one] one story
   *[other] { $count } stories
} · catch-up on what was missed, { $since } to { $at }
digest-empty = **Nothing new on { $topics }**
digest-empty-anywhere = **Nothing new**
digest-empty-when = { $since } to { $at }
digest-rest = **Further stories on { $topics }**
digest-rest-anywhere = **Further stories**
digest-no-rest = There are no further stories in this digest.
digest-also = also: { $outlets }
digest-also-more = also: { $outlets } (+{ $count })
digest-also-only = { $count ->
    [one] and one more article on it
   *[other] and { $count } more articles on it
}
digest-reason = { $topic }: { $because }
digest-because-phrase = { $phrases }
digest-because-passing = { $phrases }, in passing
digest-because-description = near to what the topic describes, { $score }
digest-because-example = like an example of the topic, { $score }
digest-because-all = all that the topic asks for
digest-stop = You asked for this with `/digest subscribe`. **Unsubscribe** stops it, **Pause** holds it until you resume it.

button-digest-more = { $count ->
    [one] And one more
   *[other] And { $count } more
}
button-digest-unsure = { $count ->
    [one] And one less sure
   *[other] And { $count } less sure
}
button-digest-like = More like this
button-digest-less = Less like this
button-digest-pause = Pause
button-digest-stop = Unsubscribe

### Subscriptions
order-to-channel = <#{ $channel }>
order-to-you = you, in private messages
order-subscribed = **Subscribed to { $topics }**
order-changed = **Changed: { $topics }**
order-resumed = **Resumed: { $topics }**
order-place = - Comes to { $place }
order-times = - When: { $when }, by the clock of { $zone }
order-held = - Still { $why }
order-next = - Next: { $slots }
order-holds = - Shows { $count ->
    [one] one story
   *[other] up to { $count } stories
}{ $headlines ->
    [yes] , headlines only
   *[no] , with key sentences
}{ $folds ->
    [yes] { "" }
   *[no] , each article by itself
}; { $empty ->
    [yes] says so where nothing is new
   *[no] stays silent where nothing is new
}
order-mention = - Mentions <@&{ $role }>
order-may-post = - I may post there.
order-private = - I write to you only because you asked; **Unsubscribe** below each digest stops it. Discord delivers it only if you allow private messages from members of this server.
order-number = Subscription { $number }. `/digest preview` shows what the next one would hold, `/digest edit` changes it, `/digest pause` holds it.
order-topics-gone = topics that are gone

order-list-heading = **Subscriptions**
order-list-none = You have no subscription. `/digest subscribe` sends you what is new on a topic, in a private message.
order-list-none-curator = There is no subscription. `/digest subscribe` posts what is new on a topic in a channel, or sends it to you.
order-line = **{ $number }** · { $topics } · { $place } · { $when }
order-line-next = next { $at }
order-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
order-choice = { $number }: { $topics }, { $place }
order-choice-you = to you
order-choice-channel = in #{ $channel }
order-choice-gone = in a channel that is gone

order-paused = **Paused: { $topics }**. What comes until then is kept, and comes with the first digest afterwards.
order-paused-until = It goes on by itself { $until }.
order-paused-open = It goes on once you resume it.
order-unsubscribed = **Unsubscribed: { $topics }**, from { $place }. `/digest subscribe` begins anew, with what is added from then on.
order-end = **Unsubscribe { $place } from { $topics }?** What is posted stays; its history goes. **Pause** holds it instead.

order-why-asked = paused { $since }
order-why-asked-until = paused { $since }, until { $until }
order-why-forbidden = held { $since }: I lack { $detail } there. Allow it, then resume.
order-why-forbidden-unknown = held { $since }: I lack a permission there. Look at the channel’s settings, then resume.
order-why-gone = held { $since }: the channel is not there any more. `/digest edit` names another.
order-why-closed = held { $since }: private messages from me are closed. Allow private messages from members of this server, then resume.
order-why-refused = held { $since }: Discord does not take the message, by a fault of mine (ref { $detail }). Tell whoever hosts me, then resume.
order-why-zone = held { $since }: its time zone is not known any more. `/digest edit` names another.
order-why-topics = held { $since }: all its topics were removed. `/digest edit` names others.

order-history-heading = **What was sent of { $topics }**
order-history-none = **Nothing was sent of { $topics } yet.**
order-sent = - { $at }: { $came }
order-sent-posted = { $count ->
    [one] one article
   *[other] { $count } articles
}
order-sent-empty = nothing new
order-sent-failed = not sent; what it held comes with the next one
order-sent-sending = being sent
order-sent-claimed = being made
order-sent-catch-up = { $came }, catching up on missed ones
order-sent-note = { $came } ({ $note })

preview-heading = Only a preview; nothing is recorded. The next one comes { $at }.
preview-paused = Only a preview; nothing is recorded, and the subscription is paused.
preview-more = { $count ->
    [one] And one more, behind a button.
   *[other] And { $count } more, behind a button.
}
preview-silent = Nothing is new, so that nothing would come.
preview-mention = It would mention <@&{ $role }>.

like-which = **More like which?** The topic learns from it: what is near to it in meaning belongs from now on.
like-menu = Choose a story
like-done = **{ $topic }** takes more like *{ $title }* from now on. `/topic show` lists its examples.
less-which = **Less like which?** The topic leaves out what tells the same story from now on.
less-done = **{ $topic }** leaves out the story of *{ $title }* from now on. `/topic edit` takes that back.

health-heading = **Digests that do not come**
health-fine = **All digests come.** { $count ->
    [0] There are none yet: `/digest subscribe` makes one.
    [one] There is one for a channel.
   *[other] There are { $count } for channels.
}
health-line = **{ $number }** · { $topics } · { $place }
health-failing = the last one, { $at }, could not be sent; what it held comes with the next one
health-failing-note = the last one, { $at }, could not be sent ({ $note }); what it held comes with the next one
health-private = { $count ->
    [one] One member’s private digest is held, since it cannot be sent; they are told when they next write to me.
   *[other] { $count } private digests of members are held, since they cannot be sent; they are told when they next write to me.
}
button-resume = Resume
button-pause = Pause
button-end = Unsubscribe

order-when-daily = daily at { $times }
order-when-weekdays = Monday to Friday at { $times }
order-when-days = { $days } at { $times }
order-when-month = on day { $day } of each month at { $times }
order-when-last = on the last day of each month at { $times }
order-when-cron = as `{ $expression }` says
order-day-monday = Monday
order-day-tuesday = Tuesday
order-day-wednesday = Wednesday
order-day-thursday = Thursday
order-day-friday = Friday
order-day-saturday = Saturday
order-day-sunday = Sunday
