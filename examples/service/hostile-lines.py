"""Sends `orderwright pipe` and `orderwright serve` lines that mean harm, and checks that each is answered once.

usage: hostile-lines.py ORDERWRIGHT REPOSITORY [SEED [LINES]]

Three kinds of lines: texts that are almost JSON or barely JSON, strings that programs trip over put wherever an order or a
request can hold a string, and lines of the examples with random bytes changed. Every answer must be JSON; `pipe` must give one
for each line and tell the line's number where it could not read it; `serve` must answer each request once, by its id, each
line that is no request with `null`, and a `ping` after all of them. Prints counts, and ends with 1 where any of that fails.
"""
import json
import random
import subprocess
import sys

# What strings can be made of: as characters, then as they may stand in JSON text.
STRINGS = [
    "", " ", "\t", "null", "undefined", "NaN", "Infinity", "true", "0", "-0", "1e400", "1/0", "0x0", "1.0.0", "１２３", "1,5",
    "'", '"', "\\", "\\\\", "`id`", "$(id)", "; drop table orders", "' or 1=1 --", "<script>alert(1)</script>", "<!--", "]]>",
    "%s%n%d", "%00", "../../etc/passwd", "/dev/null", "CON", "file:///", "&amp;", "&#0;", "{{order}}", "${order}", "\\u0000",
    "\x00", "\x01", "\x1b[31mred\x1b[0m", "\x7f", "\x80", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2028", "\u2029", "\ufeff",
    "\ufffe", "\uffff", "\ufffd", "é", "e\u0301", "ﷺ", "Å", "ﬁ", "ß", "İ", "ı", "ΑΒΓ", "衣柜", "ｗａｒｄｒｏｂｅ", "שלום", "مرحبا",
    "\u0627\u0644\u0644\u0647", "🪑", "👨‍👩‍👧‍👦", "🇨🇳", "𝕎", "\U0010ffff", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠", "a" * 255, "a" * 256, "a" * 257, "界" * 100,
    "a" * 5000, "\u0301" * 300, "__proto__", "constructor", "toString", "id", "order", "carcass[0]", "carcass[-1].door[1e9]", ".", "..", "a.b",
]
RAW_STRINGS = [
    r'"\u0000"', r'"\ud800"', r'"\udc00\ud800"', r'"\ud83e\ude91"', r'"\u12"', r'"\x41"', r'"\a"', '"\t"', '"\n', '"', r'"\"', r'"\u0041\u0042"',
]
NUMBERS = [
    "0", "-0", "0.0", "-0.0", "1e0", "1E+2", "1e-2", "1e400", "-1e400", "1e-400", "1e99999999999", "0.1e1", "9" * 18, "9" * 19, "9" * 40, "9" * 4000,
    "0." + "0" * 300 + "1", "1." + "0" * 300, "123456789012345678901234567890.0", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
]
NO_NUMBERS = ["01", "-", "+1", ".5", "5.", "1e", "1e+", "0x1F", "1_000", "NaN", "Infinity", "-Infinity", "１", "1 2", "--1", "1.2.3"]
TEXTS = [
    "", " ", "{", "}", "[", "]", ",", ":", "{}", "[]", "[[]]", "null", "true", "false", "nul", "tru", "TRUE", "nulll", "{]", "[}", "{,}", "[,]", "[1,]",
    "[,1]", "[1 2]", "{1:2}", "{a:1}", "{'a':1}", '{"a"}', '{"a":}', '{"a":1,}', '{"a":1 "b":2}', '{"a":1,,"b":2}', '{"a":1}}', '{"a":1}]', "[1]x",
    "// comment", "/* comment */ {}", "{} # comment", '{"a":1}{"b":2}', "[" * 200, "[" * 1100, "[" * 1023 + "]" * 1023, '{"a":' * 500 + "1" + "}" * 500,
    '{"a":1,"a":2}', '{"order":"W-1","order":"W-2","product":"shelf"}', '{"order":1}', '{"order":null}', '{"order":{}}', '{"product":"shelf"}',
    '{"order":"W","product":"shelf","configuration":[]}', '{"order":"W","product":"shelf","configuration":{"board":{"board":{}}}}',
    '{"order":"W","product":"wardrobe","configuration":{"carcass":[[[[]]]]}}', '{"order":"W","product":"wardrobe","configuration":{"carcass":[' + "{}," * 300 + "{}]}}",
    '{"order":"W","product":"shelf","quantity":1.5}', '{"order":"W","product":"shelf","ordered":"2026-02-30"}', "\x0b{}", "\x0c{}", "\u00a0{}", "\u2028{}",
]


def json_text(value):
    return json.dumps(value, ensure_ascii=False)


def order_with(place, text):
    """An order line with a piece of JSON text at a place."""
    order = {"order": '"W"', "product": '"wardrobe"', "configuration": '{"board":"white","opening":"hinged"}'}
    if place == "key":
        return f'{{"order":"W",{text}:1}}'
    if place == "option":
        return f'{{"order":"W","product":"wardrobe","configuration":{{{text}:1}}}}'
    if place == "value":
        return f'{{"order":"W","product":"wardrobe","configuration":{{"board":{text},"height":{text},"carcass":{text}}}}}'
    order[place] = text
    return "{" + ",".join(f'"{name}":{value}' for name, value in order.items()) + "}"


PLACES = ["order", "product", "quantity", "ordered", "requested", "market", "plant", "revision", "customer", "configuration", "key", "option", "value"]


def made_lines():
    """Every string, number and text in every place."""
    pieces = [json_text(text) for text in STRINGS] + RAW_STRINGS + NUMBERS + NO_NUMBERS
    for piece in pieces:
        yield piece
        for place in PLACES:
            yield order_with(place, piece)
    yield from TEXTS


def mutated_lines(repository, count, dice):
    """Lines of the examples with some bytes changed, lost, doubled or moved."""
    lines = [line for trade in ("car", "furniture", "garment")
             for line in open(f"{repository}/examples/{trade}/orders.ndjson", "rb").read().splitlines()]
    for _ in range(count):
        line = bytearray(dice.choice(lines))
        for _ in range(dice.choice([1, 1, 2, 3, 10])):
            at, kind = dice.randrange(len(line)), dice.randrange(5)
            if kind == 0:
                line[at] = dice.randrange(256)
            elif kind == 1:
                del line[at:at + dice.choice([1, 1, 5, 50])]
            elif kind == 2:
                line[at:at] = line[at:at + dice.choice([1, 10, 100])]
            elif kind == 3:
                line[at:at] = bytes(dice.randrange(256) for _ in range(dice.choice([1, 4])))
            else:
                line[at:at] = dice.choice(b'{}[],:"\\0123456789eE+-.tfn \t').to_bytes(1, "big")
            if not line:
                line = bytearray(b"x")
        yield bytes(line).replace(b"\n", b" ")


def run(command, lines):
    """What a command prints for some lines; it must end well."""
    ending = subprocess.run(command, input=b"".join(line + b"\n" for line in lines), capture_output=True)
    if ending.returncode != 0:
        sys.exit(f"exit code {ending.returncode} of {' '.join(command)}: {ending.stderr.decode(errors='replace')[-2000:]}")
    if not ending.stdout.endswith(b"\n"):
        sys.exit("the last answer has no line end")
    return ending.stdout[:-1].split(b"\n")


def check_pipe(command, lines):
    """One answer for each line, in order; lines that could not be read are told by their number."""
    answers = run(command, lines)
    if len(answers) != len(lines):
        sys.exit(f"{len(lines)} lines, {len(answers)} answers of pipe")
    counts = {}
    for number, text in enumerate(answers, 1):
        answer = json.loads(text)
        status = answer["status"]
        counts[status] = counts.get(status, 0) + 1
        if status == "error" and answer["line"] != number:
            sys.exit(f"line {number} is answered as line {answer['line']}: {lines[number - 1][:200]!r}")
    return counts


def as_requests(lines, dice):
    """Each line as it is, or as the order of a request, or as its id, method or parameters."""
    for number, line in enumerate(lines):
        kind, name = dice.randrange(8), json.dumps(f"n{number}").encode()
        method = dice.choice([b"order.validate", b"order.submit", b"bom.explode", b"order.get"])
        head = b'{"jsonrpc":"2.0",'
        if kind < 3:
            yield head + b'"method":"' + method + b'","params":{"order":' + line + b'},"id":' + name + b"}"
        elif kind == 3:
            yield head + b'"method":"' + method + b'","params":[' + line + b'],"id":' + name + b"}"
        elif kind == 4:
            yield head + b'"method":"ping","id":' + line + b"}"
        elif kind == 5:
            yield head + b'"method":' + line + b',"id":' + name + b"}"
        elif kind == 6:
            yield head + b'"method":"plan.schedule","params":' + line + b',"id":' + name + b"}"
        else:
            yield line


def check_serve(command, lines):
    """Each request is answered once: an answer for each line in which JSON has an id, or that is no request."""
    answers = run(command, lines + [b'{"jsonrpc":"2.0","method":"ping","id":"the end"}'])
    counts, seen = {}, set()
    for text in answers:
        for answer in (lambda value: value if isinstance(value, list) else [value])(json.loads(text)):
            code = answer["error"]["code"] if "error" in answer else "result"
            counts[code] = counts.get(code, 0) + 1
            if isinstance(answer["id"], str) and answer["id"].startswith("n"):
                if answer["id"] in seen:
                    sys.exit(f"{answer['id']} is answered twice")
                seen.add(answer["id"])
    if json.loads(answers[-1]) != {"jsonrpc": "2.0", "result": {"line": len(lines) + 1}, "id": "the end"}:
        sys.exit(f"the last answer is {answers[-1][:200]!r}")
    if len(answers) > len(lines) + 1:
        sys.exit(f"{len(lines) + 1} lines, {len(answers)} answers of serve")
    # Every line but notifications and batches of them has an answer; here none is one but by accident.
    unanswered = len(lines) + 1 - len(answers)
    accidents = sum(1 for line in lines if not needs_answer(line))
    if unanswered > accidents:
        sys.exit(f"{unanswered} lines are not answered, {accidents} need not be")
    return counts


def needs_answer(line):
    """Whether a line is anything but a request without id, or a batch of those."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return True
    if isinstance(value, list):
        return not value or any(not isinstance(one, dict) or "id" in one for one in value)
    return not isinstance(value, dict) or "id" in value or value.get("jsonrpc") != "2.0" or not isinstance(value.get("method"), str)


def main():
    orderwright, repository = sys.argv[1:3]
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 20_000
    dice = random.Random(seed)
    sys.set_int_max_str_digits(0)
    lines = [text.encode("utf-8", "surrogatepass").replace(b"\n", b"\\n") for text in made_lines()]
    lines += mutated_lines(repository, count, dice)
    for trade in ("furniture", "car", "garment"):
        catalog = ["--catalog", f"{repository}/Catalogs/{trade}/catalog.xml"]
        print(trade, "pipe", len(lines), check_pipe([orderwright, "pipe", *catalog], lines))
        requests = list(as_requests(lines, dice))
        print(trade, "serve", len(requests), check_serve([orderwright, "serve", *catalog], requests))


main()
