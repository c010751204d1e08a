import Testing

@testable import StateMachine

@Suite struct ApprovalRuleTests {
    @Test("All means every one, a majority more than half, any one of them; nobody approves nothing")
    func rules() {
        for reviewers in 0...7 {
            for approvals in 0...reviewers {
                let met = ApprovalRule.allCases.filter { $0.isMet(by: approvals, of: reviewers) }
                var expected: [ApprovalRule] = []
                if reviewers > 0, approvals == reviewers { expected.append(.all) }
                if approvals > reviewers - approvals { expected.append(.majority) }
                if approvals >= 1 { expected.append(.any) }
                #expect(met == expected, "\(approvals) of \(reviewers)")
            }
        }
    }
}
