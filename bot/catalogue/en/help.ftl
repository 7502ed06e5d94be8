### Help
help-heading = **Exact quotes from the articles that this server collected**
help-ask = `/ask` answers a question with up to five quotes, each with title, outlet, date and link, or says that the library holds no answer.
help-search = `/search` shows the passages nearest to some words.
help-quotes = `/quotes` shows what somebody is quoted as saying, or what is quoted on a subject.
help-check = **Check sources**, in a message's menu under Apps, shows passages that bear on the message, to you alone.
help-buttons = Under an answer: **In context** opens the paragraph around a quote, **More** shows further passages, **Helpful** and **Wrong passage** are counted.
help-privacy = `/privacy show` says what is kept about you; `/privacy export` sends it, `/privacy delete` takes your name out.
help-size = { $articles ->
    [one] The library holds one article.
   *[other] The library holds { $articles } articles.
}
help-articles = `/article list` shows what the library holds, `/article show` one article with its key sentences.
help-topics = `/topic list` shows what is followed here, `/topic why` why an article belongs to a topic or not; `/topic add` with `private` keeps one of your own.
help-curator = **For curators**
help-change = `/article add` adds articles from files, `/article paste` from a text, and **Add to library**, in a message’s menu under Apps, from a message. `/article edit` corrects one, `/article remove` takes it out.
help-follow = `/topic add` makes a topic for this server, `/topic edit` changes it, `/topic remove` takes it out.
help-digests = `/digest subscribe` sends you what is new on some topics, at your hour; `/digest list` shows what you get.
help-digests-curator = `/digest subscribe` also posts in a channel, thread or forum; `/health` shows which digests do not come, and why.
help-status = `/library status` shows what the library holds, and how well it answers.
help-gaps = `/library gaps` lists the questions for which members asked for a source{ $requests ->
    [0] .
    [one] : one is open.
   *[other] : { $requests } are open.
}
help-manage = `/library history` says who did what, `/library settings` what this server chose, `/library curators` who curates, `/library export` sends you all of it. `/collection` keeps articles to members with some roles.
