// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  // Exclusivity stays checked in debug builds and therefore in the tests. The hot loops call small functions of other modules.
  .unsafeFlags(["-enforce-exclusivity=unchecked", "-cross-module-optimization"], .when(configuration: .release)),
]

/// A room of the house: one folder under `Sources`, one under `Tests`.
/// Its tests may import what it may, and `tested` besides.
func room(_ name: String, imports: [Target.Dependency] = [], tested: [Target.Dependency] = []) -> [Target] {
  [
    .target(name: name, dependencies: imports, swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + imports + tested,
      swiftSettings: strict),
  ]
}

let engines: [Target] =
  room("SolverCore", imports: ["FlatArrays", "Threads"])
  + room("DecisionGraphs", imports: ["Files", "FlatArrays", "SolverCore"])
  + room("Searches", imports: ["Threads"])
  + room("SchedulerCore", imports: ["FlatArrays", "Searches", "Threads"], tested: ["SeededRandom"])
  + room("ShopSearches", imports: ["FlatArrays", "Searches"], tested: ["SeededRandom"])
  + room("ProjectSearches", imports: ["FlatArrays", "Searches", "Threads"], tested: ["SeededRandom"])
  + room("LineSequences", imports: ["FlatArrays", "Searches"], tested: ["SeededRandom"])
  + room("Proofs")

let ground: [Target] =
  room("Threads")
  + room("Files")
  + room("FlatArrays", tested: ["SeededRandom"])
  + room("Diagnostics")
  + room("Quantities")
  + room("Expressions", imports: ["Diagnostics", "Quantities"])
  + room("JSONLines", imports: ["CSimdjson", "Files", "Quantities", "Threads"])
  + room("Digests", imports: ["CLibCrypto"])
  + room("Tables")
  + room("Patterns", imports: ["Diagnostics"])

let flow: [Target] =
  room("CatalogXML", imports: ["CLibXML2", "Diagnostics", "Files"])
  + room(
    "Catalogs",
    imports: ["CatalogXML", "Diagnostics", "Digests", "Expressions", "Files", "Patterns", "Quantities"])
  + room(
    "ConstraintModels",
    imports: [
      "Catalogs", "Diagnostics", "Expressions", "Quantities", "SolverCore",
      .product(name: "HeapModule", package: "swift-collections"),
    ])
  + room(
    "Configurations",
    imports: ["ConstraintModels", "Catalogs", "Diagnostics", "Expressions", "Quantities", "SolverCore", "Threads"])
  + room(
    "Orders",
    imports: [
      "Configurations", "ConstraintModels", "Catalogs", "Diagnostics", "Digests", "Expressions", "JSONLines",
      "Patterns", "Quantities",
    ])
  + room("OrderStores", imports: ["Quantities", .product(name: "GRDB", package: "GRDB.swift")])
  + room(
    "BillsOfMaterials",
    imports: ["Configurations", "ConstraintModels", "Catalogs", "Expressions", "Quantities", "Threads"])
  + room(
    "Schedules",
    imports: [
      "BillsOfMaterials", "Configurations", "Orders", "Catalogs", "Quantities", "SchedulerCore", "Threads",
    ])
  + room(
    "Documents",
    imports: [
      "Schedules", "BillsOfMaterials", "Orders", "Catalogs", "Files", "JSONLines", "Quantities", "Tables",
      .product(name: "Mustache", package: "swift-mustache"),
    ])
  + room(
    "Answers",
    imports: [
      "BillsOfMaterials", "Configurations", "ConstraintModels", "Catalogs", "Diagnostics", "Digests", "JSONLines",
      "Orders", "OrderStores", "Quantities",
    ])
  + room(
    "CatalogSessions",
    imports: [
      "Answers", "BillsOfMaterials", "Configurations", "ConstraintModels", "Catalogs", "Diagnostics", "Orders",
      "Quantities", "Schedules",
    ])
  + room(
    "CatalogChecks",
    imports: [
      "Answers", "BillsOfMaterials", "CatalogSessions", "Configurations", "ConstraintModels", "Catalogs",
      "Diagnostics", "Expressions", "JSONLines", "Quantities", "Schedules",
    ])

let doors: [Target] =
  room(
    "Commands",
    imports: [
      "Answers", "CatalogChecks", "CatalogSessions", "Documents", "Schedules", "BillsOfMaterials", "OrderStores",
      "Orders", "Configurations", "ConstraintModels", "Catalogs", "Diagnostics", "Digests", "JSONLines", "Quantities",
      "Threads",
    ])
  + room(
    "Methods",
    imports: [
      "Answers", "CatalogSessions", "Commands", "Diagnostics", "JSONLines", "OrderStores", "Quantities", "Threads",
    ])
  + room(
    "LineProtocol",
    imports: ["Commands", "Diagnostics", "Files", "JSONLines", "Methods", "OrderStores", "Quantities", "Threads"])
  + [
    .executableTarget(
      name: "orderwright",
      dependencies: [
        "Answers", "CatalogChecks", "CatalogSessions", "Commands", "Documents", "LineProtocol", "Methods",
        "Diagnostics", "Files", "JSONLines", "OrderStores", "Quantities", "Schedules", "Threads",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "order-examples",
      dependencies: [
        "Configurations", "ConstraintModels", "Catalogs", "Diagnostics", "Expressions", "JSONLines", "Quantities",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(name: "ExampleTests", dependencies: ["orderwright", "order-examples"], swiftSettings: strict),
  ]

let outside: [Target] =
  room(
    "InstanceFormats",
    imports: [
      "CLibXML2", "CLZMA", "Files", "LineSequences", "ProjectSearches", "SchedulerCore", "ShopSearches", "SolverCore",
      "Tables",
    ])
  + [
    .executableTarget(
      name: "workbench",
      dependencies: [
        "DecisionGraphs", "Files", "InstanceFormats", "LineSequences", "ProjectSearches", "Proofs", "SchedulerCore",
        "ShopSearches", "SolverCore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      // A formula is decided in a millisecond; loading Swift's libraries would take several.
      linkerSettings: [
        .unsafeFlags(
          ["-static-stdlib", "-l_FoundationCollections", "-l_FoundationCShims", "-lswiftSynchronization"],
          .when(platforms: [.linux], configuration: .release))
      ]),
    .testTarget(name: "WorkbenchTests", dependencies: ["workbench"], swiftSettings: strict),
  ]

/// What the tests of several rooms share.
let support: [Target] = [
  .target(name: "SeededRandom", path: "Tests/Support/SeededRandom", swiftSettings: strict)
]

let libraries: [Target] = [
  .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
  .systemLibrary(name: "CLZMA", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),
  .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
  .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
]

let package = Package(
  name: "orderwright",
  platforms: [.macOS(.v13)],
  products: [
    .executable(name: "orderwright", targets: ["orderwright"]),
    // For Tests/Fuzz alone: whoever uses the product runs the program.
    .library(
      name: "Rooms",
      targets: [
        "Answers", "CatalogSessions", "Commands", "Diagnostics", "Expressions", "JSONLines", "LineProtocol", "Patterns",
        "Quantities",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: libraries + engines + ground + flow + doors + outside + support,
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
