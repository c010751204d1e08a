package import RunStorage
package import StateMachine

/// What is to be tested and how: the word of the file with that of the command line over it.
package struct SuiteOrder: Sendable {
    /// In the order of the file; only those that are asked for.
    package var suites: [Suite]
    /// How they are run.
    package var mode: SuiteMode
    /// Further attempts of a suite that does not say otherwise.
    package var retries: Int
    /// Whether a test that fails and then passes fails its suite.
    package var failsOnFlaky: Bool
    /// Tests that alone are to be run, by suite; a suite that is not there is run whole.
    package var only: [String: [TestCase]] = [:]

    /// What the file says about these suites, and about those that they need; all suites where none is named.
    package init(_ workflow: Workflow, suites names: [String] = []) {
        let wanted = Set(SuiteNeeds(workflow.suites).closure(of: names).map(\.name))
        suites = workflow.suites.filter { names.isEmpty || wanted.contains($0.name) }
        mode = workflow.testRun.isParallel ? .parallel(workers: workflow.testRun.maximumWorkers) : .sequential
        retries = workflow.testRun.retries
        failsOnFlaky = workflow.testRun.failsOnFlaky
    }
}
