// swift-tools-version: 6.2
import PackageDescription

// The targets stand in the order in which a definition travels through them, so that this list is the map of the
// project. An arrow between stages that is not listed here is refused by `make build`.

let settings: [SwiftSetting] = [.enableUpcomingFeature("InternalImportsByDefault")]

let package = Package(
  name: "dcic",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "dcic", targets: ["dcic"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),

    .target(name: "Parallel", swiftSettings: settings),
    .target(name: "Source", swiftSettings: settings),
    .target(name: "Printing", swiftSettings: settings),
    .target(name: "Diagnostics", dependencies: ["Source", "Printing"], swiftSettings: settings),
    .target(name: "YAMLSyntax", dependencies: ["CYAML", "Source", "Diagnostics"], swiftSettings: settings),
    .target(name: "JSONSyntax", dependencies: ["YAMLSyntax", "Source", "Diagnostics"], swiftSettings: settings),
    .target(name: "Definitions", dependencies: ["YAMLSyntax", "Source", "Diagnostics"], swiftSettings: settings),
    .target(name: "Model", dependencies: ["Source", "Printing"], swiftSettings: settings),
    .target(name: "Evaluation", dependencies: ["Model", "Printing"], swiftSettings: settings),
    .target(name: "Conditions", dependencies: ["Model", "Evaluation", "Printing"], swiftSettings: settings),
    .target(name: "ExpressionSyntax", dependencies: ["Source", "Diagnostics"], swiftSettings: settings),
    .target(name: "Naming", dependencies: ["Model", "Printing"], swiftSettings: settings),
    .target(name: "LinkedData", dependencies: ["Model", "Naming", "Printing"], swiftSettings: settings),
    .target(
      name: "Resolution",
      dependencies: [
        "Definitions", "ExpressionSyntax", "YAMLSyntax", "Model", "Evaluation", "Printing", "Source", "Diagnostics",
      ],
      swiftSettings: settings),
    .target(
      name: "Linting",
      dependencies: ["Parallel", "Model", "Evaluation", "Naming", "Printing", "Source", "Diagnostics"],
      swiftSettings: settings),
    .target(name: "Listing", dependencies: ["Model", "Printing"], swiftSettings: settings),
    .target(
      name: "Emission",
      dependencies: ["Model", "Printing", .product(name: "Mustache", package: "swift-mustache")],
      swiftSettings: settings),
    .target(
      name: "Emitters",
      dependencies: ["Model", "Evaluation", "Conditions", "Naming", "LinkedData", "Printing", "Emission"],
      swiftSettings: settings),
    .target(
      name: "Compiler",
      dependencies: [
        "Parallel", "Source", "Diagnostics", "YAMLSyntax", "JSONSyntax", "Definitions", "Model", "Resolution",
        "Linting",
        "Emission", "Emitters",
      ],
      swiftSettings: settings),
    .target(name: "Workspace", dependencies: ["Parallel", "Source", "Emission"], swiftSettings: settings),
    .executableTarget(
      name: "dcic",
      dependencies: [
        "Compiler", "Workspace", "Diagnostics", "Source", "Model", "Listing", "Printing", "Emission",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "Bench", dependencies: ["CYAML", "Workspace", "Source"], swiftSettings: settings),

    .executableTarget(
      name: "AgreementCorpus",
      dependencies: [
        "Compiler", "Workspace", "Model", "Resolution", "Evaluation", "Naming", "Emission", "Emitters", "Printing",
        "JSONSyntax", "Source", "Diagnostics",
      ],
      path: "Tests/Agreement", swiftSettings: settings),
    .target(
      name: "GoldenSupport", dependencies: ["Source", "Workspace"], path: "Tests/GoldenSupport", swiftSettings: settings
    ),
    .testTarget(
      name: "GoldenTests",
      dependencies: [
        "GoldenSupport", "Compiler", "Workspace", "Diagnostics", "Source", "Model", "Listing", "Printing",
        "YAMLSyntax", "Definitions", "Resolution", "Emission", "Emitters",
      ],
      exclude: ["Corpus"], swiftSettings: settings),
    .testTarget(
      name: "UnitTests",
      dependencies: [
        "Source", "Printing", "Diagnostics", "YAMLSyntax", "Naming", "Emission", "Emitters", "Workspace", "Model",
        "Evaluation", "Compiler",
      ],
      swiftSettings: settings),
  ]
)
