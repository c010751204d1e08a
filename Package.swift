// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled in the same strict mode: warnings are errors, and effects stay visible.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A room of the house; its imports point down only (see The house in README.md).
func room(_ name: String, _ below: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: below, swiftSettings: strict)
}

let package = Package(
    name: "teambot",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "teambot", targets: ["teambot"]),
        .executable(name: "teambot-junit", targets: ["teambot-junit"]),
        .library(name: "Sessions", targets: ["Sessions"]),
    ],
    targets: [
        .target(name: "CPlatform"),
        room("Platform", ["CPlatform"]),
        room("JSONText", []),
        room("StateMachine", []),
        room("RunStorage", ["StateMachine", "Platform", "JSONText"]),
        room("Configuration", ["StateMachine", "Platform", "JSONText"]),
        room("Execution", ["StateMachine", "Platform", "JSONText", "RunStorage"]),
        room("Agents", ["StateMachine", "Platform", "JSONText", "RunStorage", "Execution", "Configuration"]),
        room("Reporting", ["StateMachine", "Platform", "JSONText", "RunStorage", "Execution", "Configuration"]),
        room("Worktrees", ["StateMachine", "Platform", "JSONText", "RunStorage", "Execution", "Configuration"]),
        room("JUnitReports", ["Platform", "JSONText", "RunStorage"]),
        room("TestSuites", ["StateMachine", "Platform", "JSONText", "RunStorage", "Execution", "Configuration"]),
        room(
            "Orchestration",
            [
                "StateMachine", "Platform", "JSONText", "RunStorage", "Execution", "Configuration", "Agents",
                "Worktrees", "TestSuites",
            ]),
        room(
            "Sessions",
            [
                "StateMachine", "Platform", "JSONText", "RunStorage", "Execution", "Configuration", "Agents",
                "Worktrees", "TestSuites", "Reporting", "Orchestration",
            ]),
        // The toolchain's XML parser cannot be linked into the static program, and a report that breaks a parser must
        // not break an engine: so reports are read by a program of their own.
        .executableTarget(
            name: "teambot-junit",
            dependencies: ["JUnitReports", "Platform"],
            swiftSettings: strict,
            linkerSettings: [
                .unsafeFlags(["-Xlinker", "-s"], .when(platforms: [.linux], configuration: .release))
            ]),
        .executableTarget(
            name: "teambot",
            dependencies: [
                "StateMachine", "Platform", "JSONText", "RunStorage", "Configuration", "Execution", "Agents",
                "Worktrees", "TestSuites", "Reporting", "Orchestration", "Sessions",
            ],
            // What `init` writes is the shipped files themselves; the links lead to the top level.
            resources: [.embedInCode("Templates/stages.json"), .embedInCode("Templates/objective.md")],
            swiftSettings: strict,
            // A supervisor starts with every attempt: without dynamic linking and symbols in 0.6 ms, not 2.
            linkerSettings: [
                .unsafeFlags(
                    ["-static-executable", "-Xlinker", "-s"], .when(platforms: [.linux], configuration: .release))
            ]),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Platform", "StateMachine", "RunStorage", "Execution", "Agents", "Reporting", "Worktrees", "TestSuites",
                "Sessions", "Orchestration",
            ],
            path: "Tests/Benchmarks", swiftSettings: strict),
        .executableTarget(
            name: "SessionExample", dependencies: ["Sessions"], path: "Tests/SessionExample", swiftSettings: strict),
        .target(name: "CTracing", path: "Tests/CTracing"),
        .executableTarget(
            name: "Proofs",
            dependencies: [
                "CTracing", "TestSupport", "Orchestration", "Execution", "RunStorage", "StateMachine", "Configuration",
                "Platform",
                "JSONText", "FuzzTargets",
            ],
            path: "Tests/Proofs", swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["Platform", "Execution", "StateMachine", "Orchestration", "JSONText"],
            path: "Tests/TestSupport",
            swiftSettings: strict),
        .target(
            name: "FuzzTargets",
            dependencies: [
                "StateMachine", "JSONText", "RunStorage", "Execution", "Configuration", "Agents", "Reporting",
            ],
            path: "Tests/Fuzzing/Targets", swiftSettings: strict),
        .testTarget(
            name: "FuzzingTests",
            dependencies: [
                "FuzzTargets", "TestSupport", "Platform", "JSONText", "RunStorage", "StateMachine", "Configuration",
                "Agents", "Reporting",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ProofsTests", dependencies: ["Proofs", "teambot", "TestSupport", "Platform"],
            swiftSettings: strict),
        .testTarget(name: "StateMachineTests", dependencies: ["StateMachine", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "JSONTextTests", dependencies: ["JSONText"], swiftSettings: strict),
        .testTarget(
            name: "ConfigurationTests",
            dependencies: ["Configuration", "StateMachine", "JSONText", "Platform", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "AgentsTests",
            dependencies: [
                "Agents", "Configuration", "StateMachine", "RunStorage", "Execution", "JSONText", "Platform",
                "TestSupport",
            ],
            exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["Reporting", "StateMachine", "RunStorage", "Platform", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "RunStorageTests", dependencies: ["RunStorage", "StateMachine", "Platform", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ExecutionTests",
            dependencies: ["Execution", "RunStorage", "StateMachine", "Platform", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "OrchestrationTests",
            dependencies: [
                "Orchestration", "Execution", "RunStorage", "StateMachine", "Configuration", "Platform", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "WorktreesTests",
            dependencies: [
                "Worktrees", "Execution", "RunStorage", "StateMachine", "Configuration", "Platform", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "JUnitReportsTests",
            dependencies: ["JUnitReports", "RunStorage", "JSONText", "Platform", "TestSupport", "teambot-junit"],
            exclude: ["Reports"],
            swiftSettings: strict),
        .testTarget(
            name: "TestSuitesTests",
            dependencies: [
                "TestSuites", "Execution", "RunStorage", "StateMachine", "Configuration", "JSONText", "Platform",
                "TestSupport", "teambot", "teambot-junit",
            ],
            exclude: ["Projects", "Diagnostics/labelled.jsonl"],
            swiftSettings: strict),
        .testTarget(
            name: "SessionsTests",
            dependencies: [
                "Sessions", "Worktrees", "Orchestration", "Execution", "RunStorage", "StateMachine", "Configuration",
                "Platform", "TestSupport", "teambot", "SessionExample",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "HostileTests",
            dependencies: [
                "teambot", "Orchestration", "Reporting", "Agents", "Execution", "RunStorage", "Configuration",
                "StateMachine", "JSONText", "Platform", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "teambotTests",
            dependencies: [
                "teambot", "TestSupport", "Platform", "StateMachine", "RunStorage", "JSONText", "Reporting",
            ],
            swiftSettings: strict),
    ]
)
