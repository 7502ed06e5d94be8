# Every word that people see in Discord. A key's first part says where it is used.

### Commands and their options: names as typed, descriptions up to 100 characters.
ask-description = Answer a question with exact quotes from this server's articles
ask-question = A question, in a sentence
ask-since = Only articles from this day on, such as 2025-05-01 or May 2025
ask-until = Only articles up to this day, such as 2025-06-30 or June 2025
ask-outlet = Only articles of this outlet
ask-private = Show the answer to you alone
check-name = Check sources
help-description = What there is here, and how to use it
privacy-description = What is kept about you
privacy-show-description = Say in plain words what is kept about you, and what is not
library-description = For curators: the state of this server's library
library-gaps-description = Questions for which members asked for a source
library-erase-description = Erase all that is kept of this server, at once and for good

### Answers
answer-not-here = **Not in this library.**
answer-related = These passages are about the subject. They do not answer the question.
answer-refused = The nearest passages. They do not answer the question.
answer-nothing = No passage comes near.
answer-scope = Looked only at { $scope }.
answer-since = articles from { $day } on
answer-until = articles up to { $day }
answer-outlet = { $outlet }
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

### Check sources
check-heading = **Passages that bear on this message**
check-manner = They are what the library says near it, not a verdict on it.
check-nothing = No passage in this library bears on this message.
check-no-text = This message holds no words to look for.

### A library without articles
empty-library = **This library has no articles yet.** Whoever hosts me adds them with this command; then ask again.
empty-library-curator = You may manage this server, so the library is yours to curate.

### Help
help-heading = **Exact quotes from the articles that this server collected**
help-ask = `/ask` answers a question with up to five quotes, each with title, outlet, date and link, or says that the library holds no answer.
help-check = **Check sources**, in a message's menu under Apps, shows passages that bear on the message, to you alone.
help-buttons = Under an answer: **In context** opens the paragraph around a quote, **More** shows further passages, **Helpful** and **Wrong passage** are counted with the passage.
help-privacy = `/privacy show` says what is kept about you.
help-size = { $articles ->
    [one] The library holds one article.
   *[other] The library holds { $articles } articles.
}
help-curator = **For curators.** Whoever hosts me adds articles with this command:
help-gaps = `/library gaps` lists the questions for which members asked for a source{ $requests ->
    [0] .
    [one] : one is open.
   *[other] : { $requests } are open.
}

### Privacy
privacy-heading = **What is kept about you**
privacy-nothing = Nothing is kept under your name.
privacy-answers = Of an answer its quotes are kept for 90 days, so that its buttons work: not your question, not who asked.
privacy-ratings = Helpful and Wrong passage are kept as counts with the passage.
privacy-requests = What you write under Request a source is kept for the curators, without your name, until they are done with it.
privacy-articles = The library keeps the articles that curators add. Nothing trains a model.
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
erase-copies = Copies that whoever hosts me made before still hold it; ask them to delete those.
erase-nothing = Nothing was kept of this server.

### Refusals, each with a way out
refuse-curators = Only members who may manage this server can do that; ask one of them.
refuse-erase = Only members with the permission Manage Server can erase its library; ask one of them.
refuse-other-name = That is not this server's name, so nothing was erased. To erase its library, type “{ $name }” under /library erase.
refuse-no-server = A library belongs to a server, and we share none. Add me to one, or ask where I am.
refuse-many-servers = We share several servers, each with its own library: { $names }. Ask in the one you mean.
refuse-not-yours = Only the person who asked can share this answer. Ask the question yourself to share it.
refuse-cannot-write = You may not write in this channel, so your answer cannot be shared here.
refuse-day = “{ $text }” is not a day I can read. Write it like 2025-05-01, or May 2025.
refuse-days = The days leave nothing in between: { $since } is after { $until }.
refuse-outlet = This library has no articles of “{ $outlet }”. It has { $outlets }.
refuse-outlet-none = This library has no articles of “{ $outlet }”, and none that name an outlet.
refuse-busy = Too many questions at once. Ask again in a minute.
refuse-stopping = I am being restarted. Ask again in a minute.
refuse-guild-only = That works in a server only.
refuse-old-button = This button belongs to an earlier version. Ask the question again.
failed = Something went wrong (ref { $reference }). Tell whoever hosts me this reference.
