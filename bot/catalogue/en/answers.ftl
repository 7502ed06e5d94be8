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
button-save = Save
button-change = Change
button-cancel = Cancel
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
