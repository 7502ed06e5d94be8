### Privacy
privacy-heading = **What is kept about you**
privacy-nothing = Nothing is kept under your name.
privacy-named = { $count ->
    [one] Your name stands in one entry of the history: what you changed in the library, and when. `/privacy delete` takes it out.
   *[other] Your name stands in { $count } entries of the history: what you changed in the library, and when. `/privacy delete` takes it out.
}
privacy-named-following = You have { $subscriptions ->
    [0] no private digest
    [one] one private digest
   *[other] { $subscriptions } private digests
} and { $topics ->
    [0] no topic
    [one] one topic
   *[other] { $topics } topics
} of your own. `/digest list` and `/topic list` show them; `/privacy delete` forgets them.
privacy-following = Of a private digest is kept what you chose for it, with your name, and which articles it sent you, so that none comes twice. Topics of your own are kept with your name, and shown to you alone. Both until you remove them.
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
    [one] One entry is kept under your name; it is in the file.
   *[other] { $count } entries are kept under your name: of the history, topics and private digests. They are in the file.
}
privacy-nameless = Requests for a source, and what was called helpful or wrong, are kept without names, so they cannot be told apart by person.
privacy-erasing = { $count ->
    [one] Your name stands in one entry of the history.
   *[other] Your name stands in { $count } entries of the history.
} What was done stays there, as by a former curator. What I posted in a channel stays as it is; delete it there.
privacy-erasing-following = { $subscriptions ->
    [0] You have no private digest
    [one] Your private digest ends, and what it sent is forgotten
   *[other] Your { $subscriptions } private digests end, and what they sent is forgotten
}; { $topics ->
    [0] you have no topic of your own
    [one] your own topic is removed
   *[other] your { $topics } own topics are removed
}. Digests for channels that you set up stay, without your name.
privacy-forgotten = Forgotten: { $count ->
    [one] one topic or private digest of yours.
   *[other] { $count } topics and private digests of yours.
}
privacy-erased = { $count ->
    [0] Your name stands in no entry of the history.
    [one] Your name was taken out of one entry of the history.
   *[other] Your name was taken out of { $count } entries of the history.
}
privacy-leaving = When a server removes me, all that is kept of it is erased after a while; whoever may manage the server erases it at once with `/library erase`.
