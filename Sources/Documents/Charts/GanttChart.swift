import BillsOfMaterials
import Catalogs
import Quantities
import Schedules

/// The data of a Gantt chart, written as JSON piece by piece.
struct GanttChart {
  private let writer: DocumentWriter
  private let plan: ProductionPlan
  private let orders: [PlanningOrder]
  private let plant: Plant
  /// Of each work center: the row of its first resource, counted over all resources of the plant.
  private let firstRows: [Int]
  /// Texts that many bars share (labels of operations and products), in the order of first use.
  private var labels: [String] = []
  private var labelIndices: [String: Int] = [:]

  /// A chart of a plan for orders as they were planned.
  init(writer: DocumentWriter, plan: ProductionPlan, orders: [PlanningOrder]) {
    (self.writer, self.plan, self.orders) = (writer, plan, orders)
    plant = writer.catalog.plants[plan.plant]
    var rows: [Int] = []
    var next = 0
    for center in plant.workCenters {
      rows.append(next)
      next += center.resources.count
    }
    firstRows = rows
  }

  /// Writes one JSON object.
  mutating func write(to file: inout OutputFile) throws(DocumentError) {
    try file.write("{\"version\":1,\"plant\":\(jsonString(writer.label(plant.labels, id: plant.id)))")
    try file.write(",\"catalog\":\(jsonString("\(writer.catalog.id) \(writer.catalog.revision)"))")
    try file.write(",\"start\":\(plan.start.second),\"end\":\(plan.start.second + span)")
    try file.write(",\"onTime\":\(plan.figures.onTime),\n\"words\":{")
    let keys = writer.texts.keys.filter { $0.hasPrefix("gantt.") }
    try file.write(
      keys.map { "\(jsonString(String($0.dropFirst(6)))):\(jsonString(writer.texts[$0] ?? ""))" }.joined(separator: ",")
    )
    try file.write("}")
    try writeCalendars(to: &file)
    try writeCenters(to: &file)
    try writeOrders(to: &file)
    try writeBars(to: &file)
    try writeLinks(to: &file)
    try file.write(",\n\"labels\":[\(labels.map(jsonString).joined(separator: ","))]}")
  }

  /// From the start of the plan to its last completion, at least an hour.
  private var span: Int64 {
    max(3_600, plan.workOrders.map { seconds($0.completion) }.max() ?? 0)
  }

  private func seconds(_ time: LocalDateTime) -> Int64 { (time - plan.start).seconds }

  private func writeCalendars(to file: inout OutputFile) throws(DocumentError) {
    try file.write(",\n\"calendars\":[")
    // A day more on both sides, so that the shading goes on behind the margins.
    let from = plan.start.date.adding(days: -1)
    let until = LocalDateTime(second: plan.start.second + span).date.adding(days: 2)
    for (i, calendar) in plant.calendars.enumerated() {
      let open = calendar.openTimes(from: from, until: until)
      let numbers = open.flatMap { [seconds($0.lowerBound), seconds($0.upperBound)] }
      try file.write((i > 0 ? ",[" : "[") + numbers.map { String($0) }.joined(separator: ",") + "]")
    }
    try file.write("]")
  }

  private func writeCenters(to file: inout OutputFile) throws(DocumentError) {
    let centers = plant.workCenters.enumerated().map { i, center in
      let resources = center.resources.map {
        "[\(jsonString($0.id)),\(jsonString(writer.label($0.labels, id: $0.id))),\($0.calendar)]"
      }
      let percent =
        plan.figures.utilisations.indices.contains(i) ? plan.figures.utilisations[i].percent.text() : "null"
      let label = writer.label(center.labels, id: center.id)
      return "[\(jsonString(label)),\(percent),[\(resources.joined(separator: ","))]]"
    }
    try file.write(",\n\"centers\":[\(centers.joined(separator: ","))]")
  }

  private mutating func writeOrders(to file: inout OutputFile) throws(DocumentError) {
    try file.write(",\n\"orders\":[")
    for (i, workOrder) in plan.workOrders.enumerated() {
      let reasons = workOrder.tardiness > .zero ? writer.reasons(for: workOrder, in: plan) : []
      let product = index(of: writer.label(ofProduct: workOrder.product))
      let times = "\(seconds(workOrder.due)),\(seconds(workOrder.completion))"
      try file.write(
        "\(i > 0 ? ",\n" : "\n")[\(jsonString(workOrder.id)),\(product),\(workOrder.quantity),\(times),"
          + "\(workOrder.operations.count),[\(reasons.map(jsonString).joined(separator: ","))]]")
    }
    try file.write("]")
  }

  private mutating func writeBars(to file: inout OutputFile) throws(DocumentError) {
    try file.write(",\n\"bars\":[")
    var separator = ""
    for workOrder in plan.workOrders {
      for operation in workOrder.operations {
        let step = orders[workOrder.order].routing[operation.step]
        let label = index(of: "\(operation.id)  \(writer.label(of: step, in: workOrder.product))")
        let row = firstRows[operation.workCenter] + operation.resource
        try file.write(
          "\(separator)\(row),\(label),\(seconds(operation.setUpStart)),\(seconds(operation.start)),"
            + "\(seconds(operation.end)),\(operation.fixedSetUp.seconds)")
        separator = ","
      }
    }
    try file.write("]")
  }

  /// Pairs of bars: what comes before, and what waits for it.
  private func writeLinks(to file: inout OutputFile) throws(DocumentError) {
    try file.write(",\n\"links\":[")
    var separator = ""
    var first = 0
    for workOrder in plan.workOrders {
      let routing = orders[workOrder.order].routing
      var barOf = [Int?](repeating: nil, count: routing.count)
      for (i, operation) in workOrder.operations.enumerated() { barOf[operation.step] = first + i }
      for operation in workOrder.operations {
        for before in routing[operation.step].after.compactMap({ barOf[$0] }) {
          try file.write("\(separator)\(before),\(barOf[operation.step]!)")
          separator = ","
        }
      }
      first += workOrder.operations.count
    }
    try file.write("]")
  }

  private mutating func index(of label: String) -> Int {
    if let index = labelIndices[label] { return index }
    labelIndices[label] = labels.count
    labels.append(label)
    return labels.count - 1
  }
}
