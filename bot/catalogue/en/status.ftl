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
