/// A failure with its diagnosis; they belong together by the test's identity, never by what a message says.
package struct DiagnosedFailure: Sendable, Equatable {
    private static let longestTitle = 500
    private static let longestActual = 200

    /// What failed.
    package var failure: Failure
    /// Why.
    package var diagnosis: Diagnosis

    /// Diagnoses a failure by the rules.
    package init(_ failure: Failure) {
        self.failure = failure
        diagnosis = Diagnosing.diagnose(failure)
    }

    /// The title of a defect that is filed about it, at most 500 characters.
    package var title: String {
        let subject = failure.test.map { "\(failure.suite): \($0)" } ?? "\(failure.suite): the suite broke down"
        return OneLine.of("\(subject): \(failure.message)", atMost: Self.longestTitle)
    }

    /// What happens instead of what should, at most 200 characters.
    package var actual: String { OneLine.of(failure.message, atMost: Self.longestActual) }

    /// How bad the defect is likely to be.
    package var severity: DefectSeverity { diagnosis.category.severity }
}
