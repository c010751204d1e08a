import StateMachine

/// How suites are run as the file has it, with its place.
struct TestRunDraft {
    var settings = TestRunSettings()
    let source: Source
}
