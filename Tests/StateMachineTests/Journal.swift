import StateMachine

extension [Event] {
    /// The state that these events make of a workflow.
    func reduced(in workflow: Workflow) -> RunState {
        reduce(into: RunState(of: workflow)) { $0.apply($1, in: workflow) }
    }

    /// The same events with their sequence numbers, one second apart.
    var numbered: [Event] {
        enumerated().map { index, event in
            event.with {
                $0.sequence = index + 1
                $0.at = Timestamp(milliseconds: Int64(index) * 1_000)
            }
        }
    }
}

extension Event {
    /// The failure of a stage, for one reason.
    static func failure(_ stage: String, _ kind: FailureKind = .failed) -> Event {
        Event(.stageFailed, stage: stage).with {
            $0.error = "It did not work."
            $0.failure = kind
        }
    }

    /// The end of a run with a status.
    static func end(_ status: RunStatus) -> Event {
        Event(.runEnded).with { $0.status = status.rawValue }
    }
}
