import RunStorage
import StateMachine

/// One call of a tool that is being put together.
struct ToolCall: Sendable {
    /// Bytes that the names of single tests may take; a system takes 128 KiB in one argument.
    static let longestSelection = 100_000

    let suite: Suite
    let preset: RunnerPreset
    let folders: SuiteFolders
    let search: ToolSearch
    /// The absolute path of the report.
    let report: String
    /// Where a tool that writes several puts them.
    let reportDirectory: String
    /// The tests to run; empty for all.
    let tests: [TestCase]

    /// The selection of single tests as arguments; nil where the whole suite is run: when nothing is selected, when a
    /// test cannot be named exactly, or when there are too many.
    func selection(_ arguments: ([TestCase]) -> [String]?) -> [String]? {
        guard !tests.isEmpty, let selected = arguments(tests), !selected.isEmpty,
            selected.reduce(0, { $0 + $1.utf8.count + 1 }) <= Self.longestSelection
        else { return nil }
        return selected
    }

    /// The program, or the error that says how to get it.
    func found(_ program: String?, _ looked: String) throws(SuiteCommandError) -> String {
        guard let program else {
            throw SuiteCommandError(
                .toolMissing, "The suite `\(suite.name)` needs \(preset.name), but \(looked). \(preset.installation)")
        }
        return program
    }
}
