import RunStorage
import StateMachine

/// What the reviewers of one iteration have decided together.
struct ReviewCouncil: Sendable {
    /// Bytes of a reviewer's reply, from its end, that a fix is told.
    private static let replyLimit = 128 << 10
    /// Bytes of feedback that all reviewers together give to a fix.
    private static let feedbackLimit = 56_000
    /// Bytes of each reply, from its end, that go into an artifact of several.
    private static let artifactLimit = 8 << 20

    /// Whether the stage has several reviewers, who are told apart then.
    let hasSeveral: Bool
    let rule: ApprovalRule
    /// One for each reviewer, in the order of the stage.
    let reviews: [Review]

    /// Whether the work is accepted.
    var isApproved: Bool { rule.isMet(by: reviews.count(where: \.isApproved), of: reviews.count) }

    /// One sentence for people.
    func message(_ iteration: Int, of most: Int) -> String {
        let decision = "\(isApproved ? "Approved" : "Rejected") in review \(iteration) of \(most)"
        guard hasSeveral else { return decision + "." }
        let approvals = reviews.count(where: \.isApproved)
        let needed =
            switch rule {
            case .all: "all must"
            case .majority: "more than half must"
            case .any: "one must"
            }
        return "\(decision): \(approvals) of \(reviews.count) approve; \(needed)."
    }

    /// What a fix is told: the reply of a single reviewer, else first what was rejected, then the notes of the others.
    func feedback() throws -> String {
        guard hasSeveral else { return try reviews.first?.feedback(last: Self.replyLimit) ?? "" }
        let share = Self.feedbackLimit / max(1, reviews.count)
        let ordered = reviews.filter { !$0.isApproved } + reviews.filter(\.isApproved)
        return try ordered.map { review in
            let title =
                review.isApproved ? "\(review.reviewer) has approved and notes" : "\(review.reviewer) has rejected"
            let text = try review.feedback(last: Self.replyLimit)
            return "### \(title):\n\n\(PromptText.shortened(text, to: share))"
        }.joined(separator: "\n\n")
    }

    /// All replies under the names of their reviewers.
    func replies() throws -> [UInt8] {
        var text: [UInt8] = []
        for review in reviews {
            let reply = try review.directory.readReply(last: Self.artifactLimit)
            let left = try review.directory.replyBytes() - reply.count
            let title = "\(text.isEmpty ? "" : "\n")# \(review.reviewer): \(review.kind.rawValue)\n\n"
            text += (title + (left > 0 ? "[… \(left) bytes left out …]\n" : "")).utf8
            text += reply
            if text.last != 10 { text.append(10) }
        }
        return text
    }
}
