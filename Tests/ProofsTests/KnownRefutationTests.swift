import Testing

@testable import Proofs

/// Refutations of known families, written by their textbook arguments.
struct KnownRefutationTests {
  private func judged(_ formula: [[Int32]], _ steps: [WrittenStep]) -> Acceptance? {
    guard case .accepted(let figures) = Formula(clauses: formula).judgement(ofRefutation: steps.drat) else {
      return nil
    }
    return figures
  }

  /// Cook's refutation of the pigeonhole principle (1976): new variables, defined by resolution steps, move the
  /// principle for n + 1 pigeons to n, until one hole is left.
  @Test(arguments: 3...6 as ClosedRange<Int32>)
  func extendedResolutionRefutesThePigeonholePrinciple(holes: Int32) throws {
    func variable(_ level: Int32, _ pigeon: Int32, _ hole: Int32) -> Int32 { level * 100 + pigeon * 10 + hole + 1 }
    var formula = (0...holes).map { pigeon in (0..<holes).map { variable(holes, pigeon, $0) } }
    for hole in 0..<holes {
      for first in 0..<holes {
        for second in (first + 1)...holes {
          formula.append([-variable(holes, first, hole), -variable(holes, second, hole)])
        }
      }
    }
    var steps: [WrittenStep] = []
    for level in (1..<holes).reversed() {
      for pigeon in 0...level {
        for hole in 0..<level {
          // New: the pigeon sits in the hole, or in the last hole while the last pigeon sits in this one.
          let new = variable(level, pigeon, hole)
          let old = variable(level + 1, pigeon, hole)
          let last = variable(level + 1, pigeon, level)
          let moved = variable(level + 1, level + 1, hole)
          steps += [[new, -old], [new, -last, -moved], [-new, old, last], [-new, old, moved]].map(WrittenStep.add)
        }
      }
      for pigeon in 0...level { steps.append(.add((0..<level).map { variable(level, pigeon, $0) })) }
      for hole in 0..<level {
        for first in 0..<level {
          for second in (first + 1)...level {
            let both = [-variable(level, first, hole), -variable(level, second, hole)]
            steps += [.add(both + [-variable(level + 1, first, hole)]), .add(both)]
          }
        }
      }
    }
    let figures = try #require(judged(formula, steps))
    #expect(figures.resolutionAdditions >= Int(holes * holes - holes))
    #expect(judged(formula.dropLast(), steps) == nil)
  }

  /// Long propagation, deletion and reuse of room: a chain of implications, lemmas of it added and deleted many times
  /// over.
  @Test func deletedClausesGiveTheirRoomBack() throws {
    let length: Int32 = 300
    let chain =
      (1..<length).map { [-$0, $0 + 1] } + [
        [1, -length], [-1, -length], [1, length, length + 1], [1, length, -length - 1],
      ]
    var steps: [WrittenStep] = []
    for round in 0..<100 as Range<Int32> {
      for start in 1...100 as ClosedRange<Int32> {
        let lemma = [-start, length - round - start % 50] + ((length + 2)..<(length + 12))
        steps += [.add(lemma), .delete(lemma.reversed())]
      }
    }
    steps.append(.add([length]))
    let figures = try #require(judged(chain, steps))
    #expect(figures.deletions == 10_000)
    #expect(figures.contradiction == steps.count)
  }

  /// The reason of a unit stays although the proof deletes it, as in drat-trim; other clauses go.
  @Test func theReasonOfAUnitIsNotDeleted() throws {
    let formula: [[Int32]] = [[1], [-1, 2], [-2, 3, 4], [-2, 3, -4], [-2, -3, 4], [-2, -3, -4]]
    let figures = try #require(judged(formula, [.delete([1]), .delete([2, -1]), .add([3])]))
    #expect(figures.ignoredDeletions == 2)
  }

  @Test func hugeVariableNamesCostNoRoom() throws {
    let far = Int32.max
    let formula = [[far, 5], [far, -5], [-far, 5], [-far, -5]]
    #expect(judged(formula, [.add([far])])?.contradiction == 1)
  }

  @Test func repeatedLiteralsAndTautologies() throws {
    let formula: [[Int32]] = [[1, 1, 2], [1, -2, 1], [-1, -1, 2], [-1, -2], [1, -1, 3]]
    #expect(judged(formula, [.add([4, -4]), .delete([-1, 1, 3]), .delete([4, -4]), .add([1, 1])])?.deletions == 2)
  }
}
