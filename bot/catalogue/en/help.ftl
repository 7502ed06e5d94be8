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
help-topics = `/topic list` shows what is followed here, `/topic show` one topic, `/topic why` whether an article belongs to it and why; `/topic add` with `private` keeps one of your own.
help-curator = **For curators**
help-change = `/article add` adds articles from files, `/article paste` from a text, and **Add to library**, in a message’s menu under Apps, from a message. `/article edit` corrects what is known of one, `/article remove` takes it out.
help-digests = `/digest subscribe` sends you what is new on some topics in private messages, at your hour; `/digest list` shows what you get, and `/digest unsubscribe` ends it.
help-digests-curator = `/digest subscribe` posts what is new in a channel, thread or forum too; `/health` shows which digests do not come, and why.
help-follow = `/topic add` makes a topic for this server and shows first what it would have found, `/topic edit` changes one, `/topic remove` takes it out.
help-status = `/library status` shows what the library holds, and how well it answers.
help-gaps = `/library gaps` lists the questions for which members asked for a source{ $requests ->
    [0] .
    [one] : one is open.
   *[other] : { $requests } are open.
}
help-manage = `/library history` says what was done to the library and by whom, `/library settings` what this server chose for it, `/library curators` whose members curate it, `/library export` sends you all of it as a file. `/collection list` says which articles only members with some roles may be quoted from.
