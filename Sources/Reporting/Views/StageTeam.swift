import StateMachine

/// Who acts in a stage, as views name them.
extension Stage {
    /// The agent that the stage is for, or how many there are.
    var team: String? {
        guard kind == .review else { return workAgent }
        return reviewers.count > 1 ? "\(reviewers.count) reviewers" : reviewers.first
    }

    /// The same once an attempt was made: several reviewers work side by side, so that the latest is not the one.
    func team(latest agent: String?) -> String? {
        guard let agent, reviewers.count < 2 || !reviewers.contains(agent) else { return team }
        return agent
    }
}
