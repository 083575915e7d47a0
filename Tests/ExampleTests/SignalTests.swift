import Foundation
import Testing

/// What becomes of work when a signal comes or the client goes.
struct SignalTests {
  private static let catalog = "Catalogs/furniture/catalog.xml"
  /// Waits until a process has its handlers in place: SIGINT, the second signal, is caught.
  private static let untilCaught = "until grep -q 'SigCgt:.*[2367abef]$' /proc/$pid/status; do sleep 0.01; done"

  @Test(
    "A signal lets pipe answer and store what it has read, and tells by its exit code",
    arguments: [("TERM", 143), ("INT", 130)])
  func pipeWithWaitingInput(signal: String, code: Int) throws {
    let folder = try TemporaryFolder()
    let ending = try Shell.run(
      """
      cd \(folder.path); mkfifo in; touch out
      (cd \(Repository.root.path); exec orderwright pipe --catalog \(Self.catalog) --store \(folder.path)/s) < in > out &
      pid=$!; exec 3> in
      seq 300 | xargs printf '{"order":"W-%s","product":"shelf","configuration":{"board":"white"}}\n' >&3
      printf '{"order":"half a line' >&3
      until [ $(wc -l < out) -eq 300 ]; do sleep 0.01; done
      kill -\(signal) $pid; wait $pid; echo $?
      grep -c '"status":"valid"' out; orderwright order list --store s | wc -l
      """)
    #expect(ending.printed == "\(code)\n300\n300\n")
    #expect(ending.complaints.contains("300 lines were read and answered, the rest was not read"))
  }

  @Test("In the midst of a stream whole answers are written, and no other order is stored")
  func pipeAtWork() throws {
    let folder = try TemporaryFolder()
    let ending = try Shell.run(
      """
      cd \(folder.path); touch out
      seq 20000 | xargs printf '{"order":"W-%s","product":"shelf","configuration":{"board":"white"}}\n' > in
      (cd \(Repository.root.path); exec orderwright pipe --catalog \(Self.catalog) --store \(folder.path)/s) < in > out &
      pid=$!
      until [ $(wc -l < out) -gt 0 ]; do sleep 0.01; done
      kill -TERM $pid; wait $pid; echo $?
      tail -c 1 out | od -An -c; wc -l < out; orderwright order list --store s | wc -l
      """)
    let lines = ending.printed.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    try #require(lines.count == 4)
    #expect(lines[0] == "143" && lines[1] == #"\n"#)
    #expect(lines[2] == lines[3])
    let answered = try #require(Int(lines[2]))
    #expect((1..<20_000).contains(answered))
  }

  @Test("An input that has ended is answered to its end")
  func pipeAtTheEnd() throws {
    let order = #"{"order":"W-%s","product":"shelf","configuration":{"board":"white"}}"#
    let ending = try Shell.run(
      "seq 50 | xargs printf '\(order)\n' | orderwright pipe --catalog \(Self.catalog) | wc -l")
    #expect(ending.code == 0 && ending.printed == "50\n")
  }

  @Test("A second signal ends the program at once, whatever it waits for")
  func secondSignal() throws {
    let folder = try TemporaryFolder()
    let ending = try Shell.run(
      """
      cd \(folder.path); mkfifo out; exec 4<> out
      seq 5000 | xargs printf '{"order":"W-%s","product":"shelf","configuration":{"board":"white"}}\n' > in
      (cd \(Repository.root.path); exec orderwright pipe --catalog \(Self.catalog)) < in > out &
      pid=$!
      \(Self.untilCaught)
      kill -TERM $pid; sleep 1; kill -TERM $pid; wait $pid; echo $?
      """)
    #expect(ending.printed == "143\n")
  }

  @Test("Ctrl-C ends the improvement of a plan with the best so far")
  func plan() throws {
    let folder = try TemporaryFolder()
    let store = "--catalog \(Self.catalog) --store \(folder.path)/s"
    let order = #"{"order":"W-%s","product":"shelf","quantity":40,"configuration":{"board":"white"}}"#
    _ = try Shell.run("seq 6 | xargs printf '\(order)\\n' | orderwright pipe \(store) > /dev/null")
    let ending = try Shell.run(
      """
      orderwright plan \(store) --objective makespan --seconds 1000 > \(folder.path)/plan &
      pid=$!
      \(Self.untilCaught)
      sleep 8; kill -INT $pid; wait $pid; echo $?; cat \(folder.path)/plan
      """)
    #expect(ending.printed.hasPrefix("130\nplant factory: "))
    #expect(ending.printed.contains("stopped early: the best so far is what was planned\n"))
  }

  @Test("A plan of serve can be cancelled, keeps no order waiting, and ends with its client")
  func serve() throws {
    let folder = try TemporaryFolder()
    let store = "--catalog \(Self.catalog) --store \(folder.path)/s"
    _ = try Shell.run("head -60 examples/furniture/orders.ndjson | orderwright pipe \(store) > /dev/null")
    let plan = #"{"jsonrpc":"2.0","method":"plan.schedule","id":1}"#
    let order = #"{"order":"LATE","product":"shelf","configuration":{"board":"white"}}"#
    let submit = #"{"jsonrpc":"2.0","method":"order.submit","params":[\#(order)],"id":2}"#
    let cancel = #"{"jsonrpc":"2.0","method":"cancel","params":[1],"id":3}"#
    let ending = try Shell.run(
      """
      coproc SERVER { exec timeout 100 orderwright serve \(store) --unordered --threads 2; }
      pid=$SERVER_PID; exec 5>&${SERVER[1]} 6<&${SERVER[0]}
      echo '\(plan)' >&5; echo '\(submit)' >&5; read -r line <&6; echo "${line: -9}"
      echo '\(cancel)' >&5; read -r line <&6; echo "$line"; read -r line <&6; echo "$line"
      eval "exec 5>&- ${SERVER[1]}>&-"; wait $pid; echo $?
      { echo '\(plan)'; sleep 2; } | { timeout 100 orderwright serve \(store); echo $? >&2; } | true
      """)
    let lines = ending.printed.split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    #expect(lines.first == #"},"id":2}"# || lines.first?.hasSuffix(#""id":2}"#) == true)
    let cancelled = [
      #"{"jsonrpc":"2.0","result":{"cancelled":true},"id":3}"#,
      #"{"jsonrpc":"2.0","error":{"code":-32800,"message":"Request cancelled"},"id":1}"#,
    ]
    #expect(Set(lines.dropFirst().prefix(2)) == Set(cancelled))
    #expect(lines.last == "0")
    #expect(ending.complaints == "error: input or output failed: Broken pipe\n4\n")
  }
}
