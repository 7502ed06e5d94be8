### Digests
digest-heading = **New on { $topics }**
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
digest-no-rest = There are no further stories in this digest.
digest-also = also: { $outlets }
digest-also-more = also: { $outlets } (+{ $count })
digest-also-only = { $count ->
    [one] and one more article on it
   *[other] and { $count } more articles on it
}
digest-reason = { $topic }: { $because }
digest-because-phrase = { $phrases }
digest-because-description = near to what the topic describes, { $score }
digest-because-example = like an example of the topic, { $score }
digest-because-all = all that the topic asks for
digest-stop = You asked for this with `/digest subscribe`. **Unsubscribe** stops it, **Pause** holds it until you resume it.

button-digest-more = { $count ->
    [one] And one more
   *[other] And { $count } more
}
button-digest-like = More like this
button-digest-less = Less like this
button-digest-pause = Pause
button-digest-stop = Unsubscribe
