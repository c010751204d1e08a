/// What a tool's end says, before its report is looked at.
///
/// `nothingRan` and `toolMissing` come from what it printed; a report with tests that were carried out knows better.
package enum ToolEnd: Sendable, Equatable {
    /// All is well, by its exit status.
    case success
    /// Tests failed; the report says which.
    case testsFailed
    /// There was no test to carry out.
    case nothingRan
    /// It did not come to its proper end; why, in a sentence.
    case crashed(String)
    /// It, or something that it needs, is not installed; a sentence that says what to do.
    case toolMissing(String)
}
