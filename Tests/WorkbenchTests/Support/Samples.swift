/// Small instances of the formats that the subcommands read.
enum Samples {
  /// 1 or 2; either takes 3. Three solutions of eight have 3 and one of the others.
  static let formula = "c hook\np cnf 3 3\n1 2 0\n-1 3 0\n-2 3 0\n"
  /// All four clauses over two variables.
  static let contradiction = "p cnf 2 4\n1 2 0\n1 -2 0\n-1 2 0\n-1 -2 0\n"
  /// A refutation of them.
  static let refutation = "1 0\n0\n"

  /// A wardrobe with a back that a tall one needs; the mirror needs a light door, which nothing has any more.
  static let wardrobe = """
    <featureModel><struct><and abstract="true" mandatory="true" name="wardrobe">
      <feature mandatory="true" name="carcass"/><feature name="back"/><feature name="tall"/>
      <and name="light door"><feature name="mirror"/></and>
    </and></struct><constraints>
      <rule><imp><var>tall</var><var>back</var></imp></rule>
      <rule><imp><var>carcass</var><not><var>light door</var></not></imp></rule>
    </constraints></featureModel>
    """

  /// An XCSP3 instance.
  static func constraints(_ variables: String, _ constraints: String) -> String {
    "<instance format='XCSP3' type='CSP'><variables>\(variables)</variables><constraints>\(constraints)</constraints></instance>"
  }

  /// Two numbers that add up to a hundred, of which one has too many values for a literal each in the search.
  static let hundred = constraints(
    "<var id='x'>0..99</var><var id='y'>0 1 98 99</var>", "<intension>eq(add(x,y),100)</intension>")

  /// Three jobs on three machines; 11 is the least makespan.
  static let jobShop = "3 3\n0 3 1 2 2 2\n0 2 2 1 1 4\n1 4 2 3 0 1\n"
  /// Two jobs, some of whose operations have a choice of machines.
  static let flexibleShop = "2 2 1.5\n2 1 1 5 2 1 3 2 4\n1 2 2 6 1 7\n"

  /// The tables of a small factory.
  static let factory: KeyValuePairs = [
    "shop/work_centres.csv": "work_centre,machines,calendar\nsaw,1,2S\nbench,2,3S\n",
    "shop/orders.csv": "order,family,release_min,due_min,weight\nA,f,0,1000,1\nB,g,0,1000,2\n",
    "shop/operations.csv": "order,seq,work_centre,minutes\nA,1,saw,60\nA,2,bench,90\nB,1,saw,30\n",
  ]

  /// Two cars with the option, which one of any two may have, and two without.
  static let cars = "4 1 2\n1\n2\n0 2 1\n1 2 0\n"

  /// Three activities after each other's start under one resource of 2: a takes 3 and 2 of it, b 2 and 1, c 2 and 1.
  static let project = "5 1\n2\n0 0 3 2 3 4\n3 2 1 5\n2 1 1 5\n2 1 1 5\n0 0 0\n"
}
