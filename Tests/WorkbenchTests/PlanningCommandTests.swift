import Testing

/// `jobshop`, `flexible-jobshop`, `factory`, `rcpsp`, `car-sequencing`.
@Suite struct PlanningCommandTests {
  @Test func aJobShopIsProven() throws {
    let run = try WorkbenchRun("jobshop shop.txt --schedule plan.csv --work 20000", ["shop.txt": Samples.jobShop])
    #expect(run.code == 0)
    #expect(try run.number("objective") == 11)
    #expect(try run.number("lower_bound") == 11)
    let plan = try run.folder.text("plan.csv").split(separator: "\n")
    #expect(plan.count == 10 && plan[0] == "job,operation,machine,start")
    let again = try WorkbenchRun("jobshop shop.txt --schedule plan.csv --work 20000 --threads 2", in: run.folder)
    #expect(try again.folder.text("plan.csv").split(separator: "\n") == plan)
  }

  /// A collection in one file, as the OR-Library keeps them.
  @Test func aJobShopIsChosenByItsName() throws {
    let text = """
       a collection

       instance small

       +++++++++++
       Somebody 3x3 instance
       \(Samples.jobShop.replacing("\n", with: "\n "))
       +++++++++++

       instance tiny

       Somebody else
       1 1
       0 7

      """
    let run = try WorkbenchRun("jobshop shops.txt --problem small --work 20000", ["shops.txt": text])
    #expect(try run.number("objective") == 11)
    #expect(try WorkbenchRun("jobshop shops.txt --problem tiny", in: run.folder).number("objective") == 7)
    let unnamed = try WorkbenchRun("jobshop shops.txt", in: run.folder)
    #expect(unnamed.code == 65)
    #expect(unnamed.complaints == "shops.txt:14: the text holds 2 instances (small, tiny); name one\n")
    let unknown = try WorkbenchRun("jobshop shops.txt --problem other", in: run.folder)
    #expect(unknown.complaints == "shops.txt: there is no instance 'other' in the text\n")
  }

  @Test func aFlexibleShopIsPlanned() throws {
    let run = try WorkbenchRun("flexible-jobshop shop.fjs --work 20000", ["shop.fjs": Samples.flexibleShop])
    #expect(run.code == 0)
    #expect(try run.number("objective") == 8)
  }

  @Test func aFactoryIsPlanned() throws {
    let run = try WorkbenchRun(
      "factory shop --work 1000 --schedule plan.csv --objective tardiness,makespan", Samples.factory)
    #expect(run.code == 0)
    #expect(try run.number("objective") == 0)
    #expect(try run.number("late_orders") == 0)
    let plan = try run.folder.text("plan.csv").split(separator: "\n")
    #expect(plan.count == 4 && plan[0] == "order,seq,machine,start")
  }

  /// Two activities of one unit each beside each other, then the one that takes both: 2 + 3.
  @Test func aProjectIsProven() throws {
    let run = try WorkbenchRun("rcpsp project.rcp --work 20000 --schedule plan.csv", ["project.rcp": Samples.project])
    #expect(run.code == 0)
    #expect(try run.number("objective") == 5)
    #expect(try run.number("lower_bound") == 5)
    #expect(try run.folder.text("plan.csv").hasPrefix("activity,start\n1,0\n"))
  }

  @Test func carsAreOrdered() throws {
    let run = try WorkbenchRun(
      "car-sequencing cars.txt --work 10000 --schedule plan.csv",
      ["cars.txt": "A foreword.\n# Problem first\n" + Samples.cars])
    #expect(run.code == 0)
    #expect(run.printed.hasPrefix(#"{"problem":"first","objective":0,"lower_bound":0,"windows":0,"excess":0,"#))
    let plan = try run.folder.text("plan.csv").split(separator: "\n").dropFirst().compactMap { $0.last }
    #expect(plan == ["0", "1", "0", "1"] || plan == ["1", "0", "1", "0"] || plan == ["0", "1", "1", "0"])
    let unknown = try WorkbenchRun("car-sequencing cars.txt --problem second", in: run.folder)
    #expect(unknown.code == 65)
    #expect(unknown.complaints == "cars.txt: there is no problem 'second'\n")
  }
}
