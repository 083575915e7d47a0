import CatalogXML
import Diagnostics
import Quantities

extension CatalogResolution {
  /// Plants with all that they hold.
  func resolvePlants() {
    plants = plantDefinitions.elements.map(plant)
    supplierIds = plants.flatMap { $0.suppliers.map(\.id) }
  }

  private func plant(_ element: XMLElement) -> Plant {
    var plant = Plant(id: element.id ?? "", labels: labels(of: element), place: element.idPlace)
    plant.shippingDays = element.days("shipping") ?? 0
    let calendars = definitions("calendar", in: element)
    let centers = definitions("work center", in: element, named: "work-center")
    let suppliers = definitions("supplier", in: element)
    if calendars.elements.isEmpty {
      report("missing-calendar", at: element.idPlace, "a plant needs a 'calendar'; its first one is its own")
    }
    plant.calendars = calendars.elements.map(calendar)
    plant.workCenters = centers.elements.map { workCenter($0, calendars: calendars) }
    checkSharedResources(of: centers.elements, plant.workCenters)
    plant.transports = transports(of: element, between: centers)
    plant.energy = element.children("energy").first.flatMap(energy)
    plant.suppliers = suppliers.elements.map { Plant.Supplier(id: $0.id ?? "", labels: labels(of: $0)) }
    plant.stock = stock(of: element)
    plant.receipts = receipts(of: element, suppliers)
    return plant
  }

  private func transports(of element: XMLElement, between centers: Definitions) -> [Plant.Transport] {
    var first: [[Int]: SourceRange] = [:]
    return element.children("transport").compactMap { transport in
      let from = reference(transport, "from", to: centers)
      let to = reference(transport, "to", to: centers)
      guard let from, let to, let time = transport.duration("time") else { return nil }
      if let earlier = first[[from, to]] {
        report(
          "duplicate-id", at: transport.startTagPlace,
          "the transport from '\(transport.string("from") ?? "")' to '\(transport.string("to") ?? "")' is there twice",
          notes: [.init("the first one", at: earlier)])
        return nil
      }
      first[[from, to]] = transport.startTagPlace
      return Plant.Transport(from: from, to: to, time: time)
    }
  }

  /// The children of one kind, with their duplicates reported.
  private func definitions(_ kind: String, in element: XMLElement, named name: String? = nil) -> Definitions {
    let definitions = Definitions(kind, element.children(name ?? kind))
    diagnostics += definitions.diagnostics
    return definitions
  }

  private func workCenter(_ element: XMLElement, calendars: Definitions) -> WorkCenter {
    let own = reference(element, "calendar", to: calendars) ?? 0
    let resources = definitions("resource", in: element)
    if resources.elements.isEmpty {
      report("no-resources", at: element.idPlace, "'\(element.id ?? "work-center")' has no 'resource' to work on")
    }
    return WorkCenter(
      id: element.id ?? "", labels: labels(of: element), place: element.idPlace,
      resources: resources.elements.map { resource($0, calendars: calendars, own: own) },
      setUps: element.children("set-up-matrix").first.flatMap(setUpMatrix))
  }

  private func resource(_ element: XMLElement, calendars: Definitions, own: Int) -> WorkCenter.Resource {
    let calendar = element.attribute("calendar") == nil ? own : reference(element, "calendar", to: calendars) ?? own
    return WorkCenter.Resource(
      id: element.id ?? "", labels: labels(of: element, isOptional: true), calendar: calendar,
      skills: (element.words("skills") ?? []).map(\.text), efficiency: element.integer("efficiency") ?? 100,
      power: element.decimal("power"))
  }

  /// A resource named in several work centers is one machine: its pace and skills may differ by the kind of work, but it
  /// keeps one calendar and draws one power.
  private func checkSharedResources(of elements: [XMLElement], _ workCenters: [WorkCenter]) {
    var first: [String: (resource: WorkCenter.Resource, element: XMLElement)] = [:]
    for (element, workCenter) in zip(elements, workCenters) {
      for (child, resource) in zip(element.children("resource"), workCenter.resources) {
        guard let earlier = first[resource.id] else {
          first[resource.id] = (resource, child)
          continue
        }
        for (name, differs) in [
          ("calendar", earlier.resource.calendar != resource.calendar),
          ("power", earlier.resource.power != resource.power),
        ] where differs {
          report(
            "resource-differs", at: child.attribute(name)?.valuePlace ?? child.idPlace,
            "'\(resource.id)' has another '\(name)' in another work center, but is one resource",
            notes: [
              .init("the first of them", at: earlier.element.attribute(name)?.valuePlace ?? earlier.element.idPlace)
            ])
        }
      }
    }
  }

  private func setUpMatrix(_ element: XMLElement) -> WorkCenter.SetUpMatrix? {
    guard let different = element.duration("default") else { return nil }
    var first: [String: SourceRange] = [:]
    var times: [(from: String, to: String, time: TimeSpan)] = []
    for setUp in element.children("set-up") {
      guard let from = setUp.string("from"), let to = setUp.string("to"), let time = setUp.duration("time") else {
        continue
      }
      if let earlier = first["\(from)\n\(to)"] {
        report(
          "duplicate-id", at: setUp.startTagPlace, "the set-up from '\(from)' to '\(to)' is there twice",
          notes: [.init("the first one", at: earlier)])
        continue
      }
      first["\(from)\n\(to)"] = setUp.startTagPlace
      times.append((from, to, time))
    }
    return WorkCenter.SetUpMatrix(different: different, same: element.duration("same") ?? .zero, times: times)
  }
}
