/// What went wrong in a run, in a few lines.
package struct DiagnosisSummary: Sendable, Equatable {
    /// Suggestions that are shown.
    private static let mostSuggestions = 3

    /// All failures: of tests, and of suites that broke down.
    package let total: Int
    /// Suites that broke down.
    package let brokenSuites: Int
    /// How many failures are of which kind, the most frequent first.
    package let categories: [Count]
    /// What to do first: up to three different suggestions, that for most failures first.
    package let suggestions: [String]
    /// The word of the run.
    private let status: TestRunResult.Status

    /// How many failures are of a kind.
    package struct Count: Sendable, Equatable {
        package var category: DiagnosisCategory
        package var count: Int
    }

    /// Sums groups up, which are in order.
    package init(_ groups: [DiagnosisGroup], status: TestRunResult.Status) {
        self.status = status
        let members = groups.flatMap(\.members)
        total = members.count
        brokenSuites = members.count { $0.failure.test == nil }
        categories = DiagnosisCategory.allCases
            .map { kind in Count(category: kind, count: members.count { $0.diagnosis.category == kind }) }
            .filter { $0.count > 0 }
            .enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
        suggestions = groups.map(\.diagnosis.suggestion).reduce(into: []) { suggestions, next in
            if suggestions.count < Self.mostSuggestions, !suggestions.contains(next) { suggestions.append(next) }
        }
    }

    /// For people. Without failures it says so only of what was proved.
    package var text: String {
        guard total > 0 else {
            return switch status {
            case .passed: "All tests passed."
            case .failed: "The run did not pass, though no test failed: see its suites."
            case .nothingRan: "No suite was run, so nothing is proved."
            }
        }
        let kinds = categories.map { "\($0.count) \($0.category.rawValue)" }.joined(separator: ", ")
        let broken = brokenSuites == 0 ? "" : "; \(brokenSuites == 1 ? "1 suite" : "\(brokenSuites) suites") broke down"
        let first = "\(total == 1 ? "1 failure" : "\(total) failures"): \(kinds)\(broken)."
        return ([first] + suggestions.map { "- \($0)" }).joined(separator: "\n")
    }
}
