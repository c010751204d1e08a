import StateMachine

extension Stage {
    /// Whether what it says is a judgement about artifacts, which nobody else can make in its place.
    var judges: Bool {
        switch kind {
        case .review, .acceptance, .suites, .command: true
        case .work, .approval, .marker: false
        }
    }
}
