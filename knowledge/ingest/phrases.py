"""The phrases that news sites print around an article, as patterns; no logic."""

from __future__ import annotations

import re
from typing import Final

_NETWORK = (
    r"(?:facebook|twitter|x|instagram|linkedin|whatsapp|telegram|reddit|threads|bluesky|mastodon"
    r"|youtube|tiktok|flipboard|pinterest|google news|social media|(?:apple )?podcasts?|spotify)"
)
_NETWORKS = rf"{_NETWORK}(?:(?:,| and|, and| &) {_NETWORK})*"
_LETTER = r"(?:news ?letters?|e-?mails?|email updates|alerts?|briefings?|updates?|bulletins?)"
_PIECE = r"(?:article|story|content|post|report|page|text|piece)"
_KINDRED = r"(?:articles?|stor(?:y|ies)|posts?|news|coverage|content|topics?|links|reading|videos?)"
_AD = r"(?:ads?|advert(?:isement|isment)?s?)"
# One clause without a comma, colon or quotation mark: the caption of a button, not a sentence.
_CLAUSE = r"[^.!?,;:“”\"«»\n]"
_SOON = r"(?: (?:here|now|today|below))?"
_WHEN = (
    r"(?:[ ,|·()–-]*+\b(?:\d++(?:[:./-]\d++)*+(?:st|nd|rd|th|[ap]m|h)?"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?|[ap]\.?m|at|on|ago|an?|just|now|today|yesterday"
    r"|(?:second|sec|minute|min|hour|hr|day|week|month)s?"
    r"|gmt|utc|bst|[ecmp][sd]?t|ist|cest|cet)\b\.?)++"
)
# Names only: a credit, not a caption. The case of its letters counts.
_CREDITED = (
    r"(?-i:(?:(?:via|of|for|and|by|courtesy|from|file|handout|pool|/|&) ?"
    r"|[A-Z][\w.’'/-]*+,? ?){1,7}+)"
)

INLINE: Final = (
    rf"{_PIECE} continues? (?:below|after|under) ?(?:(?:this|the|these|our) )?(?:paid )?"
    rf"(?:{_AD}|advertising|sponsored message|promotion)",
    rf"(?:continue|keep) reading (?:below|after (?:this|the) {_AD}|the main story)",
    rf"(?:{_AD} ?[-–—:.|]? ?)?scroll (?:down )?to (?:continue|keep reading)"
    rf"(?: (?:reading|with (?:the )?{_PIECE}))?",
    rf"continues? (?:below|after) (?:this |the )?{_AD}",
    r"\( ?advertisement ?\)|\[ ?advertisement ?\]",
    r"read more here",
    r"e-?mail (?:this )?to a friend",
    rf"sign up (?:here )?(?:for|to) (?:our|the|this) (?:{_CLAUSE}{{0,60}}? )?{_LETTER}{_SOON}",
    rf"subscribe to our (?:{_CLAUSE}{{0,60}}? )?(?:{_LETTER}|channel|podcast){_SOON}",
    r"click here to (?:read|subscribe|sign up|join|download|watch|follow|see|view|get|listen|try)"
    rf"\b{_CLAUSE}{{0,80}}(?= ?(?:$|[.!]))",
    rf"follow us on {_NETWORKS}",
)
"""Phrases removed between two sentences, whatever the case of their letters."""

BARE: Final = r"advertisement"
"""A word too common to go unless it is glued to its neighbour or stands in capitals."""

POINTER: Final = (
    r"(?:Watch|See|View|Learn|Read|Listen|Hear|Find out|Check out|Take a look|Look|Explore|Share)\b"
    r"(?:[^\n«».!?]|\.(?=\w)|(?<=\b[A-Z])\.|(?<=\b[DMS][rst])\.){1,110}[.!?]? »"
)
"""A link to a film or gallery, as in ``Watch the debate »``."""

COOKIES: Final = re.compile(
    r"(?:we (?:and our (?:\d+ )?partners )?(?:use|store|value your privacy)"
    r"|(?:this|our) (?:web ?)?site uses|by (?:clicking|continuing|using|browsing|accepting))\b"
    r"(?=.*\b(?:cookies?|consent|privacy|personal data|terms)\b)"
    r"(?=.*\b(?:experience|website|site|agree|consent|preferences|traffic|personali[sz]ed?"
    r"|partners|your (?:browser|device))\b)"
    r"[^“”\"«»]*",
    re.IGNORECASE,
)
"""A consent notice: one line, however many sentences."""

_ADVERTISING = (
    rf"(?:paid |sponsored )?{_AD}",
    r"(?:sponsored|promoted|paid|partner)(?: (?:content|post|partnership|stories|links))?",
    r"(?:sponsored|promoted) by .{1,30}",
)
_CONTROLS = (
    r"please wait|(?:please )?wait (?:for )?\d+ (?:sec(?:ond)?s?|s)",
    r"loading(?: (?:comments?|videos?|player|content|more|article|ad))?",
    r"(?:video )?player is loading|(?:play|watch) video|this video can ?(?:not|[’']t) be played",
    r"(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|menu|search|footer|article)",
    r"(?:back|go|return) to (?:the )?top|(?:next|previous) (?:article|story|post)|menu",
    r"(?:show|load|see|view|read) (?:more|less|all)(?: comments)?|click to expand",
    rf"(?:read|view|see) (?:the )?(?:full|whole|original|entire) {_PIECE}",
    r"(?:please )?enable javascript.{0,80}",
    r"your browser (?:does not|doesn[’']t) support.{0,60}",
    rf"(?:click|tap) here (?:to|for){_CLAUSE}{{1,100}}",
    r"report (?:a typo|an error)|was this (?:article|page|story) helpful",
)
# A row of buttons that lost its spaces: "Share this articleFacebookXCopy link".
_BUTTON = (
    rf"(?:share(?: this)?(?: {_PIECE})?|tweet|{_NETWORK}|copy (?:the )?(?:link|url)|e-?mail|print"
    r"|save|bookmark|link copied)"
)
_SHARING = (
    rf"(?!x){_BUTTON}(?: ?{_BUTTON}){{2,}}",
    r"share|tweet|share (?:via|with|to)(?: your)?(?: (?:friends|e-?mail))",
    rf"share (?:this|the|on|via|to)(?: (?:this|the))?(?: (?:{_PIECE}|link|{_NETWORK}))?",
    rf"(?:e-?mail|print|save|bookmark|gift|send) (?:this )?(?:{_PIECE}|link)",
    r"copy (?:the )?(?:link|url)(?: to clipboard)?|(?:link|url) copied(?: to clipboard)?",
    rf"(?:follow|like|find|join) us(?: on)?:?(?: {_NETWORKS})?",
    rf"follow (?:us|\w+(?: \w+)?) on {_NETWORK}\b[^.!?;:“”\"]{{0,100}}",
    rf"(?:join|follow) (?:us on )?our {_NETWORK}(?: (?:channel|group|page|community))?",
    r"(?:view|show|read|see|hide|post|leave|add|write) (?:(?:an?|all|the) )?comments?",
    r"(?:(?:view|show|read|see) )?(?:all )?comments? ?(?:\(\d+\)|\d+)",
    r"\d+ comments?|no comments(?: yet)?|have your say",
    r"(?:join|start) the (?:conversation|discussion)",
)
_READING = (
    r"\d+[ -]min(?:ute)?s?[ -](?:read|listen|watch)|less than a minute read",
    r"(?:est(?:imated|\.)? )?read(?:ing)? time:? ?\d+ min(?:ute)?s?",
    rf"listen to (?:this )?{_PIECE}(?: ?\(?\d+[ :]?\w*\)?)?|listen ?\(?\d+ min(?:ute)?s?\)?",
    r"(?:also read|read (?:also|more|next|on)|must read|related|watch also|don[’']t miss)"
    r"(?: (?:stor(?:y|ies)|articles?|news|coverage|on this))?(?: ?[:|»›>]+ ?| [–—-] )\S.{0,200}",
    r"(?-i:WATCH) ?[:|] ?.{1,160}",
    rf"(?:related|recommended|similar|more|latest|top|popular|trending|featured) {_KINDRED}",
    r"recommended(?: for you| by .{1,30})?|read (?:also|next|more|on)|up next|also read|related",
    r"most (?:read|popular|viewed|shared|commented)|trending(?: now)?",
    r"editor(?:[’']s|s[’']) (?:picks?|choice)",
    r"(?:you )?(?:may|might) (?:also )?(?:like|be interested in)",
    r"more (?:on this story|from .{1,40})",
)
_SUBSCRIBING = (
    r"(?:log|sign) ?in(?: (?:or|/) (?:register|sign up|subscribe))?",
    r"create (?:a|your) free account.{0,60}",
    r"subscribe(?: now| today| here)?",
    r"subscribe (?:now )?(?:to|for) (?:continue|read|keep|unlock|full access)"
    rf"{_CLAUSE}{{0,60}}",
    r"already (?:a |have an? )?(?:subscriber|member|account|subscribed|registered)\??"
    rf" ?{_CLAUSE}{{0,30}}",
    r"(?:this (?:article|story|content) is )?(?:for|available to|exclusive (?:to|for)) (?:our )?"
    r"(?:premium )?subscribers only",
    r"to (?:continue|keep) reading(?: this (?:article|story))?, ?(?:please )?"
    rf"(?:subscribe|log ?in|sign (?:in|up)|register){_CLAUSE}{{0,60}}",
    r"you(?: have|[’']ve) (?:reached|read) your (?:monthly |free )*(?:article )?limit.{0,60}",
    rf"(?:sign up|subscribe|register) (?:here )?(?:for|to) {_CLAUSE}{{0,60}}?{_LETTER}{_SOON}",
    rf"get (?:our|the|your) {_CLAUSE}{{1,60}}(?:in|to) your inbox{_CLAUSE}{{0,30}}",
    rf"(?:download|get) (?:our|the) (?:free )?(?:\w+ ){{0,2}}app{_SOON}",
    r"(?:your |enter (?:your )?)?e-?mail address|unsubscribe at any time",
    r"(?:accept|reject|decline|allow|manage) (?:all )?(?:cookies?|preferences|settings|consent)",
    r"(?:accept|reject) all|(?:cookie|privacy) (?:settings|preferences)",
)
_IMPRINT = (
    r"(?:file )?(?:photo|image|picture|photograph|illustration)s?"
    rf"(?: (?:credit|courtesy|source))?s?(?:: ?| (?=by )){_CREDITED}",
    rf"(?:photo |image |picture )?(?:credit|courtesy)s?: ?{_CREDITED}",
    r"(?:ap|afp|reuters|getty images?|pti|epa)(?: (?:photo|file photo|images?))?/.{1,60}",
    r"getty images|ap photo|file photo|representational image|image source,? ?.{0,40}",
    r"(?:©|copyright (?:©|\(c\)|\d{4})|\(?c\) ?\d{4}|tm & ©).{0,80}",
    r"(?=.*all rights reserved)(?:(?:.{0,60}©|\(?c\)|copyright\b).{0,80}[ .,|–-])?"
    r"all rights reserved(?: worldwide)?(?:[.|,–-].{0,160})?",
    r"(?:(?:first|last|originally) )?(?:published|updated|posted|modified|edited)(?: on| at)?:?"
    rf"{_WHEN}",
    r"\d+ (?:second|minute|min|hour|hr|day)s? ago",
)

LINES: Final = (
    *INLINE,
    *_ADVERTISING,
    *_CONTROLS,
    *_SHARING,
    *_READING,
    *_SUBSCRIBING,
    *_IMPRINT,
)
"""Patterns for a whole line, matched without regard to case, bullets or a final stop."""
