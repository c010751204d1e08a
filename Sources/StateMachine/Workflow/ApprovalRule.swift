/// How many of several reviewers must approve.
package enum ApprovalRule: String, Sendable, CaseIterable {
    case all, majority, any

    /// Whether so many approvals of so many reviewers are enough; a majority is more than half.
    package func isMet(by approvals: Int, of reviewers: Int) -> Bool {
        switch self {
        case .all: approvals > 0 && approvals == reviewers
        case .majority: approvals * 2 > reviewers
        case .any: approvals > 0
        }
    }
}
