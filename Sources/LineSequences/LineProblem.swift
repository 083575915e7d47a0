/// A day's cars that have to be put in an order on a mixed-model assembly line.
///
/// Cars of one class are alike. The order is judged by three kinds of goals, each with its weight and priority
/// (`Goal`): ratios of options (car sequencing: Parrello, Kabat and Wos, Journal of Automated Reasoning 2, 1986), paint
/// batches (as in the ROADEF challenge of 2005), and the levelling of part usage (Monden's goal chasing; Miltenburg, Management Science 35, 1989).
public struct LineProblem: Sendable, Hashable {
  /// How much a unit of something counts.
  public struct Goal: Sendable, Hashable {
    /// 0 comes first. A unit of a goal outweighs all that goals of later priorities can sum up to.
    public var priority: Int
    /// Units of goals of one priority are added up with their weights, which are more than 0.
    public var weight: Int64

    /// A goal of the first priority and weight 1, unless told otherwise.
    public init(priority: Int = 0, weight: Int64 = 1) {
      self.priority = priority
      self.weight = weight
    }
  }

  /// Cars that are alike.
  public struct CarClass: Sendable, Hashable {
    /// How many of them are built today, those of fixed positions among them. May be 0 for a class that only the day before had.
    public var count: Int
    /// Which ratios each of them counts for, as indices into `ratios`, without repetition.
    public var options: [Int]
    /// Its colour, any number.
    public var colour: Int
    /// How many pieces of each of the levelled parts each of them needs; empty if none of any.
    public var parts: [Int]

    /// Cars of one colour, and of no levelled parts unless told otherwise.
    public init(count: Int, options: [Int], colour: Int = 0, parts: [Int] = []) {
      self.count = count
      self.options = options
      self.colour = colour
      self.parts = parts
    }
  }

  /// What a work station can take: at most `most` cars with its option in any `window` that follow each other.
  public struct Ratio: Sendable, Hashable {
    /// p of the rule p/q.
    public var most: Int
    /// q of the rule p/q.
    public var window: Int
    /// What a violation counts.
    public var goal: Goal

    /// A rule p/q.
    public init(most: Int, window: Int, goal: Goal = Goal()) {
      self.most = most
      self.window = window
      self.goal = goal
    }
  }

  /// What counts as violations of a ratio. Windows lie wholly within the order, or begin among the cars of the day before.
  public enum Measure: Sendable, Hashable {
    /// Every window with too many cars, once: the measure of the literature on the instances of CSPLib.
    case windows
    /// Every car too many in every window: the measure of the ROADEF challenge and of local solvers.
    case excess
  }

  /// The rules of the paint shop.
  public struct Paint: Sendable, Hashable {
    /// The most cars of one colour without a purge of the guns.
    public var longestRun: Int
    /// What a change of colour between neighbours counts.
    public var change: Goal
    /// What each car counts whose `longestRun` predecessors have its colour.
    public var overrun: Goal

    /// Runs of at most so many cars.
    public init(longestRun: Int, change: Goal = Goal(), overrun: Goal = Goal()) {
      self.longestRun = longestRun
      self.change = change
      self.overrun = overrun
    }
  }

  /// A part whose usage is to be level over the day.
  public struct Part: Sendable, Hashable {
    /// What a unit of deviation counts: with `N` pieces a day, `D` cars a day and `X` pieces used by the first `k` cars,
    /// each `k` has `(N·k - D·X)²` units.
    public var goal: Goal

    /// A part.
    public init(goal: Goal = Goal()) { self.goal = goal }
  }

  /// A position of the order that is decided already.
  public struct FixedCar: Sendable, Hashable {
    /// Counted from 0.
    public var position: Int
    /// The class of the car there.
    public var carClass: Int

    /// A decided position.
    public init(position: Int, carClass: Int) {
      self.position = position
      self.carClass = carClass
    }
  }

  /// What is built.
  public var classes: [CarClass]
  /// At most 64.
  public var ratios: [Ratio]
  /// See `Measure`.
  public var measure: Measure
  /// Without it, colours do not matter.
  public var paint: Paint?
  /// The levelled parts.
  public var parts: [Part]
  /// Classes of the cars of the day before, the last being directly before today's first. Windows and runs of colour go on
  /// from them; only as many as the longest window reaches are looked at.
  public var dayBefore: [Int]
  /// Decided positions, none twice.
  public var fixedCars: [FixedCar]

  /// A problem; everything beyond classes and ratios is absent unless told.
  public init(
    classes: [CarClass], ratios: [Ratio], measure: Measure = .windows, paint: Paint? = nil, parts: [Part] = [],
    dayBefore: [Int] = [], fixedCars: [FixedCar] = []
  ) {
    self.classes = classes
    self.ratios = ratios
    self.measure = measure
    self.paint = paint
    self.parts = parts
    self.dayBefore = dayBefore
    self.fixedCars = fixedCars
  }
}

extension LineProblem {
  /// How many cars are built today.
  public var carCount: Int { classes.reduce(0) { $0 + $1.count } }
}
