import InstanceFormats
import SolverCore
import Testing

@Suite struct ReadXCSPTests {
  /// An instance of three variables with values 0 to 3 and the given constraints.
  static func instance(_ constraints: String, variables: String = "<array id='x' size='[3]'> 0..3 </array>") -> String {
    "<instance format='XCSP3' type='CSP'><variables>\(variables)</variables><constraints>\(constraints)</constraints></instance>"
  }

  /// Each constraint with the rule that it means.
  static let rules: [(String, @Sendable (Int, Int, Int) -> Bool)] = [
    (
      "<extension><list>x[0] x[2]</list><supports>(0,1)(3,*)(2,9)</supports></extension>",
      { a, _, c in a == 0 && c == 1 || a == 3 }
    ),
    (
      "<extension><list>x[]</list><conflicts>(0,*,1)(1,2,3)</conflicts></extension>",
      { a, b, c in !(a == 0 && c == 1 || a == 1 && b == 2 && c == 3) }
    ),
    ("<extension><list>x[1]</list><supports>0 2..3</supports></extension>", { _, b, _ in b != 1 }),
    ("<intension>eq(add(x[0],x[1]),mul(x[2],2))</intension>", { a, b, c in a + b == 2 * c }),
    (
      "<group><intension>lt(%0,%1)</intension><args>x[0] x[1]</args><args>x[1..2]</args></group>",
      { a, b, c in a < b && b < c }
    ),
    (
      "<group><intension>ne(%0,%1)</intension><args>x[0] 2</args><args>x[1] add(x[2],1)</args></group>",
      { a, b, c in a != 2 && b != c + 1 }
    ),
    (
      "<sum><list>x[]</list><coeffs>1 -2 3</coeffs><condition>(le,4)</condition></sum>",
      { a, b, c in a - 2 * b + 3 * c <= 4 }
    ),
    ("<sum><list>x[0] x[1]</list><condition>(eq,x[2])</condition></sum>", { a, b, c in a + b == c }),
    ("<sum><list>x[]</list><condition>(in,2..4)</condition></sum>", { a, b, c in (2...4).contains(a + b + c) }),
    (
      "<sum><list>x[]</list><coeffs>x[0] 1 1</coeffs><condition>(gt,5)</condition></sum>",
      { a, b, c in a * a + b + c > 5 }
    ),
    ("<allDifferent>x[]</allDifferent>", { a, b, c in a != b && b != c && a != c }),
    ("<allEqual><list>x[]</list></allEqual>", { a, b, c in a == b && b == c }),
    (
      "<ordered><list>x[]</list><operator>le</operator><lengths>1 0</lengths></ordered>",
      { a, b, c in a + 1 <= b && b <= c }
    ),
    (
      "<element><list>x[0] x[1] 2</list><index>x[2]</index><value>1</value></element>",
      { a, b, c in c < 3 && [a, b, 2][c] == 1 }
    ),
    (
      "<element><list startIndex='1'>3 0 2</list><index>x[0]</index><value>x[1]</value></element>",
      { a, b, _ in (1...3).contains(a) && [3, 0, 2][a - 1] == b }
    ),
    (
      "<element><list>x[0] x[1]</list><index>x[2]</index><condition>(gt,1)</condition></element>",
      { a, b, c in c < 2 && [a, b][c] > 1 }
    ),
    (
      "<cardinality><list>x[]</list><values>1 2</values><occurs>1 0..1</occurs></cardinality>",
      { a, b, c in [a, b, c].filter { $0 == 1 }.count == 1 && [a, b, c].filter { $0 == 2 }.count <= 1 }
    ),
    (
      "<cardinality><list>x[0..1]</list><values closed='true'>0 3</values><occurs>0..2 x[2]</occurs></cardinality>",
      { a, b, c in [a, b].allSatisfy { $0 == 0 || $0 == 3 } && [a, b].filter { $0 == 3 }.count == c }
    ),
    (
      "<count><list>x[]</list><values>0 3</values><condition>(ge,2)</condition></count>",
      { a, b, c in [a, b, c].filter { $0 == 0 || $0 == 3 }.count >= 2 }
    ),
    ("<maximum><list>x[]</list><condition>(eq,2)</condition></maximum>", { a, b, c in max(a, b, c) == 2 }),
    ("<minimum><list>x[0] x[1]</list><condition>(lt,x[2])</condition></minimum>", { a, b, c in min(a, b) < c }),
    (
      "<block><instantiation><list>x[0] x[2]</list><values>1 3</values></instantiation></block>",
      { a, _, c in a == 1 && c == 3 }
    ),
    ("<intension>le(x[1],-1)</intension>", { _, _, _ in false }),
    (
      "<group><sum><list>%0 %1</list><condition>(eq,%2)</condition></sum><args>x[0] x[1] 3</args></group>",
      { a, b, _ in a + b == 3 }
    ),
    ("<group><allDifferent>%...</allDifferent><args>x[0] x[2]</args></group>", { a, _, c in a != c }),
    (
      "<extension><list>x[0]<!-- and --> x[2]</list><supports><!-- (0,0) -->(0,1)<![CDATA[(3,*)]]></supports></extension>",
      { a, _, c in a == 0 && c == 1 || a == 3 }
    ),
    (
      "<group><sum><!-- %3 --><list>%...</list><condition>(eq,3)</condition></sum><args>x[0]<?note?> x[1]</args></group>",
      { a, b, _ in a + b == 3 }
    ),
  ]

  @Test(arguments: rules.indices)
  func constraintsMeanTheirRules(place: Int) throws {
    let (constraint, rule) = Self.rules[place]
    var expected: [[Int64]] = []
    for a in 0...3 {
      for b in 0...3 { for c in 0...3 where rule(a, b, c) { expected.append([Int64(a), Int64(b), Int64(c)]) } }
    }
    let instance = try readXCSP(Array(Self.instance(constraint).utf8))
    #expect(instance.names == ["x[0]", "x[1]", "x[2]"])
    #expect(solutions(instance) == expected, "\(constraint)")
  }

  @Test func domainsOfAllForms() throws {
    let variables = """
      <var id='a'>5 1..2 -3</var><var id='b' as='a'/>
      <array id='m' size='[2][2]'><domain for='m[0][]'>7</domain><domain for='m[1][1]'>8</domain></array>
      """
    let instance = try readXCSP(Array(Self.instance("<intension>ne(a,b)</intension>", variables: variables).utf8))
    #expect(instance.names == ["a", "b", "m[0][0]", "m[0][1]", "m[1][1]"])
    let values: [Int64] = [-3, 1, 2, 5]
    var expected: [[Int64]] = []
    for a in values { for b in values where a != b { expected.append([a, b, 7, 7, 8]) } }
    #expect(solutions(instance) == expected)
  }

  @Test func hugeDomainsStayRanges() throws {
    let text = Self.instance(
      "<intension>eq(a,mul(b,1000))</intension>",
      variables: "<var id='a'>0..1000000000 2000000000..3000000000</var><var id='b'>1500000..2999999</var>")
    let instance = try readXCSP(Array(text.utf8))
    let solver = Solver(instance.network)
    #expect(solver.solve() == .satisfied)
    guard case .integer(let a) = instance.items[0], case .integer(let b) = instance.items[1] else { return }
    #expect(solver.value(of: a) == solver.value(of: b) * 1000 && solver.value(of: a) >= 2_000_000_000)
  }

  @Test(
    arguments: [
      ("<instance/>", "1: there are no 'variables'"),
      (instance("<regular/>"), "1: the constraint 'regular' is not read"),
      (instance("\n<intension>le(y,1)</intension>"), "2: 'y' is no variable and no number"),
      (
        instance("<extension><list>x[0] x[1]</list>\n<supports>(1,2)(1)</supports></extension>"),
        "2: ',' is expected where ')' stands in the tuples"
      ),
      (
        instance("<extension><list>x[0] x[1]</list>\n<supports>(1,99999999999999999999)</supports></extension>"),
        "2: '99999999999999999999)' is no number within ±2^60"
      ),
      (
        instance("<extension><list>x[7]</list><supports>1</supports></extension>"),
        "1: 'x[7]' is no variable and no number"
      ),
      (
        instance("<sum><list>x[]</list><coeffs>1 2</coeffs><condition>(le,4)</condition></sum>"),
        "1: 2 coefficients for 3 terms"
      ),
      (instance("<sum><list>x[]</list></sum>"), "1: the constraint 'sum' has no 'condition'"),
      (
        instance("<group><intension>le(%0,%3)</intension><args>x[0] 1</args></group>"),
        "1: %3 stands for nothing: a group has too few arguments"
      ),
      (instance("", variables: "<var id='a'> 5..1 </var>"), "1: the range 5..1 is empty"),
      (instance("", variables: "<var id='a'> </var>"), "1: a domain without values"),
      (
        instance("", variables: "<var id='a' type='symbolic'> a </var>"),
        "1: variables of the type 'symbolic' are not read"
      ),
      (instance("", variables: "<var id='a'>1</var>\n<var id='a'>1</var>"), "2: a second variable named 'a'"),
      (
        instance("", variables: "<array id='a' size='[9999999][9999999]'>1</array>"),
        "1: the array 'a' is empty or too large"
      ),
      (instance("<intension>eq(mul(x[0],9000000000000000000),mul(x[1],x[2],9000000000000000000))</intension>"), nil),
    ] as [(String, String?)])
  func faults(text: String, message: String?) { #expect(fault(text, readXCSP) == message) }
}
