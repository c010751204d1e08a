package import StateMachine

/// Writes proposed suites as they would stand in `stages.json`.
package enum SuiteProposalText {
    /// The members `suites` and, where there are several, `test_run`, as an object to paste.
    package static func json(_ suites: [Suite]) -> String { "{}\n" }
}
