"""Validates what `orderwright serve` answers against the JSON Schemas that its `hello` tells, with PyPI's jsonschema.

usage: check-schemas.py ORDERWRIGHT REPOSITORY [ORDERS]

For each trade, the first example orders go through every method by name, and so do parameters that are wrong in each way that the
schemas know. Results must be valid by the schema of their method. Parameters must be refused (-32602) exactly where the schema refuses
them. Prints counts, and ends with 1 where either fails.
"""
import json
import subprocess
import sys
import tempfile

import jsonschema

WRONG = [None, 1, "x", True, [], {}, {"order": None}, {"order": 1}, {"order": "W-1"}, {"order": []}, {"order": {}, "more": 1}, {"start": 1}, {"start": "soon"},
         {"start": "2026-12-01"}, {"start": "2026-02-30"}, {"id": {}}, {"ordr": {}}]


def ask(command, requests):
    text = "".join(json.dumps({"jsonrpc": "2.0", "id": index, **request}) + "\n" for index, request in enumerate(requests))
    ending = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in ending.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == list(range(len(requests))), "each request is answered once, in order"
    return answers


def requests_for(methods, orders):
    for order in orders:
        for method in ("order.validate", "order.submit", "bom.explode"):
            yield {"method": method, "params": {"order": order}}
        yield {"method": "order.get", "params": {"order": order["order"]}}
    yield {"method": "catalog.list"}
    yield {"method": "plan.schedule", "params": {}, "deadline": 3000}
    for method in methods:
        for params in WRONG:
            # A request's parameters are an object or an array, whatever the method.
            if isinstance(params, dict):
                yield {"method": method, "params": params, "deadline": 0}


def read(line):
    """The order on a line; None: some lines of the examples are no JSON."""
    try:
        return json.loads(line)
    except json.JSONDecodeError:
        return None


def main():
    orderwright, repository = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 40
    faults = 0
    formats = jsonschema.FormatChecker()
    for trade in ("car", "furniture", "garment"):
        with open(f"{repository}/examples/{trade}/orders.ndjson") as file:
            orders = [order for order in map(read, list(file)[:count]) if order is not None]
        with tempfile.TemporaryDirectory() as folder:
            command = [orderwright, "serve", "--catalog", f"{repository}/Catalogs/{trade}/catalog.xml", "--store", f"{folder}/orders.sqlite"]
            methods = {method["name"]: method for method in ask(command, [{"method": "hello"}])[0]["result"]["methods"]}
            for method in methods.values():
                for schema in (method["params"], method["result"]):
                    jsonschema.Draft202012Validator.check_schema(schema)
            requests = list(requests_for(methods, orders))
            counts = {}
            for request, answer in zip(requests, ask(command, requests)):
                method = methods[request["method"]]
                accepted = jsonschema.Draft202012Validator(method["params"], format_checker=formats).is_valid(request.get("params", {}))
                refused = answer.get("error", {}).get("code") == -32602
                if accepted == refused:
                    faults += 1
                    print("the schema and the server differ:", request, answer)
                if "result" in answer:
                    counts[request["method"]] = counts.get(request["method"], 0) + 1
                    for error in jsonschema.Draft202012Validator(method["result"]).iter_errors(answer["result"]):
                        faults += 1
                        print(request["method"], error.json_path, error.message[:300])
                elif not refused and answer["error"]["code"] not in [error["code"] for error in method.get("errors", [])]:
                    faults += 1
                    print("an error that is not described:", request, answer)
            print(trade, counts)
    sys.exit(1 if faults else 0)


main()
