"""Reads a question of a stranger by the grammar of SPARQL 1.1, and writes it out anew.

Two readers of one text may differ, and in such a difference a call to another host can hide: the
engine reads ``trueSERVICE:x`` as two words when ``trueSERVICE`` is no prefix, and ends a name at
its second dot. So the engine never sees the text of the stranger. It gets the words that we read,
with a space between every two, prefixes and blank nodes under names of ours, dots in names escaped
and texts quoted anew; no comment and no escape of a code point is left. In what is left, a word
that the grammar does not have can stand nowhere but inside a text, an address or a name.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from lark import Lark, Token, UnexpectedInput, UnexpectedToken

DEPTH_MAX = 100
"""Brackets within brackets: our own questions have at most ten, the engine dies of thousands."""

_CODE_POINT = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_ESCAPE = re.compile(_CODE_POINT.pattern + r"|\\(.)")
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_QUOTED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_NOT_IN_ADDRESS = re.compile(r'[<>"{}|^`\\\x00-\x20]')
_DOT = re.compile(r"(?<!\\)\.")
_WORD = re.compile(r"[?$<]?[\w:/.#-]{1,30}")

_INVALID = "De vraag is geen geldige SPARQL-vraag"
_FOREIGN = "Een vraag met SERVICE mag niet: er wordt nooit een andere bron bevraagd."
_CHANGE = "Een wijziging mag niet: stel een vraag met SELECT, ASK, CONSTRUCT of DESCRIBE."
_CHANGES = re.compile(
    r"(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD|WITH)(?!\w)", re.IGNORECASE
)


class SparqlFout(ValueError):
    """A question that cannot be asked; the message is one Dutch sentence."""


def canonical(text: str) -> str:
    """The same question in a text that the engine cannot read in another way.

    Raises ``SparqlFout`` for what is no SPARQL 1.1 query, asks another host, changes something or
    is nested too deep. Time and memory are in proportion to the text: some 20 microseconds a word.
    """
    try:
        words = list(_grammar().lex(text))
        _check_depth(words)
        sentence = _grammar().parse_interactive()
        for word in words:
            sentence.feed_token(word)
        sentence.feed_token(Token("$END", ""))
    except UnexpectedInput as wrong:
        raise SparqlFout(_why(text, wrong)) from None
    return _Writer().write(words)


@cache
def _grammar() -> Lark:
    rules = Path(__file__).with_name("sparql.lark").read_text(encoding="utf-8")
    return Lark(rules, start="query", parser="lalr", lexer="basic")


def _check_depth(words: list[Token]) -> None:
    depth = 0
    for word in words:
        depth += (word in ("{", "(", "[")) - (word in ("}", ")", "]"))
        if depth > DEPTH_MAX:
            raise SparqlFout(f"De vraag is te diep genest; gebruik hoogstens {DEPTH_MAX} haakjes.")


def _why(text: str, wrong: UnexpectedInput) -> str:
    """One sentence; the words that are refused on purpose get one of their own."""
    if isinstance(wrong, UnexpectedToken) and wrong.token.type == "$END":
        return f"{_INVALID}: zij is niet af."
    begin = place = int(getattr(wrong, "pos_in_stream", None) or 0)
    while begin and text[begin : begin + 1].isalpha() and text[begin - 1].isalnum():
        begin -= 1
    word = _CODE_POINT.sub(_character, text[begin : begin + 100])
    if word.upper().startswith("SERVICE") or text[place : place + 7].upper() == "SERVICE":
        return _FOREIGN
    if _CHANGES.match(word):
        return _CHANGE
    if word[0] in "\"'" and not isinstance(wrong, UnexpectedToken):
        return f"{_INVALID}: de tekst op regel {wrong.line} heeft geen einde."
    what = _WORD.match(str(getattr(wrong, "token", word)))
    return (
        f"{_INVALID}: '{what[0] if what else word[0]}' op regel {wrong.line}, "
        f"teken {wrong.column} past daar niet."
    )


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise SparqlFout(f"De vraag heeft een teken dat niet bestaat: {escape[0]}.")
    return chr(number)


class _Writer:
    """Writes words out, and knows how it named prefixes and blank nodes."""

    def __init__(self) -> None:
        self._prefixes: dict[str, str] = {}
        self._blanks: dict[str, str] = {}

    def write(self, words: list[Token]) -> str:
        """Each word on the line where it stood, so that the engine can say where something is."""
        parts, line, before = [], 1, ""
        for word in words:
            if before == "PREFIX":
                self._prefixes.setdefault(word, f"p{len(self._prefixes)}:")
            space = "\n" * ((word.line or 1) - line) or " "
            if before == "FUNCTION":  # the engine takes no space after COALESCE
                space = ""
            parts += [space, self._word(word)]
            line, before = line + space.count("\n"), word.type
        return "".join(parts).lstrip(" ")

    def _word(self, word: Token) -> str:
        match word.type:
            case "PNAME_NS" | "PNAME_LN":
                prefix, colon, local = word.partition(":")
                return self._prefix(prefix + colon) + _DOT.sub(r"\\.", local)
            case "BLANK_NODE_LABEL":
                return self._blanks.setdefault(word, f"_:b{len(self._blanks)}")
            case "VAR":
                return f"?{word[1:]}"
            case "IRIREF":
                return f"<{_address(word[1:-1])}>"
            case "STRING":
                return _quoted(word)
        return str(word)

    def _prefix(self, prefix: str) -> str:
        if prefix not in self._prefixes:
            raise SparqlFout(
                f"Het voorvoegsel '{prefix[:40]}' is onbekend; verklaar het met PREFIX."
            )
        return self._prefixes[prefix]


def _address(text: str) -> str:
    address = _CODE_POINT.sub(_character, text)
    if _NOT_IN_ADDRESS.search(address):
        raise SparqlFout("Een adres tussen < en > heeft een teken dat daar niet mag.")
    return address


def _quoted(word: str) -> str:
    """The same text between double quotes, on one line.

    The standard lets an engine read code points before it looks for the end of a text, so a u that
    follows a backslash is written as its code point: read once or twice, it is that u.
    """
    marks = 3 if word[:3] in ('"""', "'''") and len(word) > 5 else 1
    text = _ESCAPE.sub(_meant, word[marks:-marks]).translate(_QUOTED)
    return '"' + text.replace("\\u", "\\\\u0075").replace("\\U", "\\\\u0055") + '"'


def _meant(escape: re.Match[str]) -> str:
    return _ESCAPED.get(escape[3], escape[3]) if escape[3] else _character(escape)
