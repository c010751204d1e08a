/// How many of several reviewers must approve.
package enum ApprovalRule: String, Sendable, CaseIterable {
    case all, majority, any
}
