import StateMachine

extension Stage {
    /// Whether what it says is a judgement about what it was given, which no person's word can stand for.
    var judges: Bool {
        switch kind {
        case .review, .acceptance, .suites, .command: true
        case .work, .approval, .marker: false
        }
    }

    /// Whether what it leaves tells a judgement; what a command leaves is its work.
    var reportsJudgement: Bool {
        if case .command = kind { return false }
        return judges
    }

    /// What was not done when a person has accepted it on other grounds.
    var notJudged: String {
        if case .command = kind { return "but its command was not run again" }
        return "but not judged again"
    }
}
