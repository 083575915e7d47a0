import Testing

@testable import SchedulerCore

@Suite struct ValidationTests {
  /// Two machines, two jobs, three operations in a chain; every test breaks something.
  private func soundProblem() -> SchedulingProblem {
    SchedulingProblem(
      horizon: 0..<1_000, calendars: [.always, Calendar(pattern: [0..<8], period: 24)],
      setUpMatrices: [SetUpMatrix(families: 2, times: [0, 3, 3, 0])],
      machines: [Machine(calendar: 0, setUps: 0, initialFamily: 0), Machine(calendar: 1)],
      jobs: [Job(release: 0, due: 50), Job(release: 5, due: nil, weight: 3)],
      operations: [
        Operation(job: 0, alternatives: [.init(machine: 0, duration: 5)], family: 1),
        Operation(job: 0, alternatives: [.init(machine: 0, duration: 4), .init(machine: 1, duration: 6)]),
        Operation(job: 1, alternatives: [.init(machine: 1, duration: 8)]),
      ],
      precedences: [Precedence(0, 1), Precedence(1, 2, minimumLag: 2, maximumLag: 100)])
  }

  private func faults(_ change: (inout SchedulingProblem) -> Void) -> [SchedulingFault] {
    var problem = soundProblem()
    change(&problem)
    do {
      _ = try Scheduler(problem)
      return []
    } catch {
      return error.faults
    }
  }

  @Test func theSoundProblemIsSound() {
    #expect(faults { _ in } == [])
  }

  @Test func horizon() {
    #expect(faults { $0.horizon = 5..<5 }.contains(.horizonInvalid))
    #expect(faults { $0.now = 1_000 } == [.horizonInvalid])
    #expect(faults { $0.horizon = 0..<(1 << 41) } == [.horizonInvalid])
  }

  @Test func machinesAndWhatTheyReferTo() {
    #expect(faults { $0.calendars[1].period = 0 } == [.calendarPatternInvalid(calendar: 1)])
    #expect(faults { $0.calendars[1].pattern = [.init(24..<25)] } == [.calendarPatternInvalid(calendar: 1)])
    #expect(faults { $0.setUpMatrices[0].times = [0] } == [.setUpMatrixInvalid(matrix: 0)])
    #expect(faults { $0.machines[1].calendar = 2 } == [.calendarUnknown(machine: 1, calendar: 2)])
    #expect(faults { $0.machines[1].setUps = -1 } == [.setUpMatrixUnknown(machine: 1, matrix: -1)])
    #expect(faults { $0.machines[0].initialFamily = 2 } == [.initialFamilyUnknown(machine: 0, family: 2)])
    #expect(faults { $0.calendars[1].pattern = [] } == [.neverOpens(machine: 1)])
    #expect(
      faults {
        $0.machines.append(Machine(calendar: 1))
        $0.calendars[1].exceptions = [.init(0..<1_000, isOpen: false)]
      }
        == [.neverOpens(machine: 1), .neverOpens(machine: 2)])
  }

  @Test func efficiencies() {
    #expect(faults { $0.calendars[1].pattern[0].efficiency = 0 } == [.efficiencyInvalid(calendar: 1)])
    #expect(faults { $0.calendars[1].pattern[0].efficiency = 401 } == [.efficiencyInvalid(calendar: 1)])
    #expect(
      faults { $0.calendars[0].exceptions = [.init(0..<5, isOpen: true, efficiency: -80)] }
        == [.efficiencyInvalid(calendar: 0)])
    // What is closed has no efficiency.
    #expect(faults { $0.calendars[0].exceptions = [.init(500..<505, isOpen: false, efficiency: -80)] } == [])
    // Operation 2 takes 8 of the 8 there are.
    #expect(faults { $0.calendars[1].pattern[0].efficiency = 99 } == [.neverFits(operation: 2)])
    #expect(
      faults {
        $0.calendars[1].pattern[0].efficiency = 150
        $0.operations[2].alternatives[0].duration = 12
      } == [])
    #expect(
      faults { $0.calendars[1].pattern = [.init(0..<1, efficiency: 50)] }
        == [.neverFits(operation: 2)])
    #expect(
      faults {
        $0.calendars[1].pattern[0].efficiency = 90
        $0.operations[2].interruptible = true
        $0.resources = [SharedResource(capacity: 1, calendar: 1), SharedResource(capacity: 1, calendar: 0)]
      } == [.resourceCalendarRated(resource: 0, calendar: 1)])
  }

  /// At twice the efficiency an operation takes half of its time, and so much a maximum lag must leave.
  @Test func maximumLagsAtHighEfficiency() {
    func lag(_ maximum: Time, _ efficiency: Int64) -> [SchedulingFault] {
      faults {
        $0.calendars[0].pattern[0].efficiency = efficiency
        $0.precedences.append(Precedence(0, 2, maximumLag: maximum))
      }
    }
    // 4 of work, or 6 on the other machine, and a lag of 2.
    #expect(lag(4, 200) == [])
    #expect(lag(3, 200) == [.maximumLagTooShort(precedence: 2)])
    #expect(lag(7, 50) == [.maximumLagTooShort(precedence: 2)])
    #expect(lag(8, 50) == [])
  }

  @Test func jobs() {
    #expect(faults { $0.jobs[0].weight = -1 } == [.weightInvalid(job: 0)])
    #expect(faults { $0.jobs[1].release = 1_000 } == [.jobBeyondHorizon(job: 1)])
    #expect(faults { $0.jobs[1].due = .max } == [.jobBeyondHorizon(job: 1)])
  }

  @Test func operations() {
    #expect(faults { $0.operations[0].job = 2 } == [.jobUnknown(operation: 0, job: 2)])
    #expect(faults { $0.operations[0].alternatives = [] } == [.noMachine(operation: 0)])
    #expect(faults { $0.operations[1].alternatives[1].machine = 7 } == [.machineUnknown(operation: 1, machine: 7)])
    #expect(faults { $0.operations[1].alternatives[1].machine = 0 } == [.machineRepeated(operation: 1, machine: 0)])
    #expect(faults { $0.operations[0].alternatives[0].duration = 0 } == [.durationInvalid(operation: 0, machine: 0)])
    #expect(faults { $0.operations[0].family = 2 } == [.familyUnknown(operation: 0, machine: 0)])
    #expect(faults { $0.operations[2].alternatives[0].duration = 9 } == [.neverFits(operation: 2)])
    #expect(
      faults {
        $0.operations[2].alternatives[0].duration = 9
        $0.operations[2].interruptible = true
      } == [])
    #expect(faults { $0.operations[2].material = 1_000 } == [.materialBeyondHorizon(operation: 2)])
  }

  @Test func precedences() {
    #expect(faults { $0.precedences[0].successor = 3 } == [.operationUnknown(precedence: 0, operation: 3)])
    #expect(faults { $0.precedences[0].minimumLag = -1 } == [.lagsInvalid(precedence: 0)])
    #expect(faults { $0.precedences[1].maximumLag = 1 } == [.lagsInvalid(precedence: 1)])
    #expect(faults { $0.precedences.append(Precedence(2, 0)) } == [.precedenceCyclic(operations: [0, 1, 2])])
    #expect(faults { $0.precedences.append(Precedence(1, 1)) } == [.precedenceCyclic(operations: [1])])
    // Operation 1 takes 4 at least, and the lag after it is 2.
    #expect(faults { $0.precedences.append(Precedence(0, 2, maximumLag: 5)) } == [.maximumLagTooShort(precedence: 2)])
    #expect(faults { $0.precedences.append(Precedence(0, 2, maximumLag: 6)) } == [])
  }

  @Test func overlaps() {
    func overlap(_ leads: [Time], _ tails: [Time], maximumLag: Time? = nil) -> [SchedulingFault] {
      faults {
        $0.precedences[1] = Precedence(1, 2, maximumLag: maximumLag, overlap: .init(leads: leads, tails: tails))
      }
    }
    #expect(overlap([4, 6], [8]) == [])
    #expect(overlap([1, 1], [1]) == [])
    for (leads, tails) in [
      ([0, 1], [1]), ([5, 6], [1]), ([1, 7], [1]), ([1], [1]), ([1, 1], [0]), ([1, 1], []), ([1, 1], [9]),
    ] {
      #expect(overlap(leads.map(Time.init), tails.map(Time.init)) == [.overlapInvalid(precedence: 1)])
    }
    #expect(overlap([1, 1], [1], maximumLag: 9) == [.overlapInvalid(precedence: 1)])
    let locked = faults {
      $0.operations[1].lock = .init(machine: 1, start: 0)
      $0.operations[2].lock = .init(machine: 1, start: 24)
      $0.precedences[1] = Precedence(1, 2, minimumLag: 26, overlap: .init(leads: [1, 1], tails: [3]))
    }
    // The last batch comes at 32, when the successor ends.
    #expect(locked == [.locksBreakPrecedence(precedence: 1)])
  }

  @Test func locks() {
    #expect(
      faults { $0.operations[0].lock = .init(machine: 1, start: 0) }
        == [.lockedMachineIncapable(operation: 0, machine: 1)])
    #expect(faults { $0.operations[2].lock = .init(machine: 1, start: 8) } == [.lockOutsideOpenTime(operation: 2)])
    #expect(faults { $0.operations[2].lock = .init(machine: 1, start: 25) } == [.lockOutsideOpenTime(operation: 2)])
    // The first operation needs a set-up of 3; the second, of the other family, too.
    #expect(faults { $0.operations[0].lock = .init(machine: 0, start: 2) } == [.locksOverlap(operation: 0, next: 0)])
    #expect(
      faults {
        $0.operations[0].lock = .init(machine: 0, start: 3)
        $0.operations[1].lock = .init(machine: 0, start: 10)
      }
        == [.locksOverlap(operation: 0, next: 1)])
    #expect(
      faults {
        $0.operations[1].lock = .init(machine: 0, start: 23)
        $0.operations[2].lock = .init(machine: 1, start: 24)
      }
        == [.locksBreakPrecedence(precedence: 1)])
  }

  @Test func allAtOnce() {
    let found = faults {
      $0.machines[1].calendar = 2
      $0.jobs[0].weight = -1
      $0.operations[0].alternatives = []
      $0.operations[1].job = 5
      $0.precedences[1].maximumLag = 0
    }
    #expect(
      found == [
        .calendarUnknown(machine: 1, calendar: 2), .weightInvalid(job: 0), .noMachine(operation: 0),
        .jobUnknown(operation: 1, job: 5), .lagsInvalid(precedence: 1),
      ])
  }

  @Test func whatOnlyPlanningFinds() throws {
    var problem = soundProblem()
    problem.horizon = 0..<20
    #expect(throws: SchedulingFailure([.beyondHorizon(operation: 2)])) { try Scheduler(problem).schedule() }
    problem = soundProblem()
    problem.operations[1].lock = .init(machine: 0, start: 6)
    #expect(throws: SchedulingFailure([.lockUnreachable(precedence: 0)])) { try Scheduler(problem).schedule() }
    problem = soundProblem()
    problem.precedences[1].maximumLag = 3
    problem.operations[1].alternatives = [.init(machine: 1, duration: 6)]
    #expect(throws: SchedulingFailure([.maximumLagUnreachable(precedence: 1)])) { try Scheduler(problem).schedule() }
  }
}
