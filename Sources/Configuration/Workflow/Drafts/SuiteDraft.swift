import StateMachine

/// A test suite as the file has it, with its place.
struct SuiteDraft {
    var suite: Suite
    /// Nil where the file names no known runner.
    var runner: SuiteProgram?
    let source: Source
}
