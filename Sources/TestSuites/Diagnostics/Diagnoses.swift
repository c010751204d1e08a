/// The diagnoses of everything that speaks against a run; each belongs to its failure by suite and identity of the
/// test.
package struct Diagnoses: Sendable, Equatable {
    private struct Key: Hashable {
        var suite: String
        var test: String?
    }

    /// Failures of the same cause together, the largest group first.
    package private(set) var groups: [DiagnosisGroup]
    /// The word of the run.
    private let status: TestRunResult.Status
    private var diagnoses: [Key: Diagnosis] = [:]

    /// Diagnoses a run by the rules; one that passed has nothing to diagnose.
    package init(of result: TestRunResult) {
        status = result.status
        groups = result.status == .passed ? [] : DiagnosisGroup.groups(of: result.suites.flatMap(Failure.all))
        index()
    }

    /// What to ask an agent, once for all groups; nil where nothing failed.
    package var request: String? { groups.isEmpty ? nil : DiagnosisRequest.prompt(for: groups) }

    /// Takes over what an agent answered to the request; where that is not in the right form, the rules' word holds.
    package mutating func believe(_ reply: String, of agent: String) {
        groups = DiagnosisGroup.explained(
            groups, by: DiagnosisAnswer.parse(reply, groups: groups, agent: agent))
        index()
    }

    /// Why a test failed; for the suite itself where no test is named. Nil where it did not fail.
    package func of(suite: String, test: String?) -> Diagnosis? { diagnoses[Key(suite: suite, test: test)] }

    /// What went wrong, in a few lines.
    package var summary: DiagnosisSummary { DiagnosisSummary(groups, status: status) }

    private mutating func index() {
        diagnoses = [:]
        for member in groups.flatMap(\.members) {
            diagnoses[Key(suite: member.failure.suite, test: member.failure.test)] = member.diagnosis
        }
    }
}
