/// The test tools that teambot knows; the raw value is the `runner` of a suite in `stages.json`.
package enum SuiteProgram: String, Sendable, CaseIterable {
    case pytest, behave, playwright
    case swiftTest = "swift-test"
    case goTest = "go-test"
    case cargoNextest = "cargo-nextest"
    case jest, vitest, ctest
    /// Any program that writes a JUnit report to `TEAMBOT_JUNIT_FILE`.
    case junit
    /// A program that writes none: its exit status is all there is.
    case exitStatus = "exit-status"
}
