import StateMachine

/// What a run must come to, told from its script alone: no events, no state machine, no engine.
///
/// A stage is gone through in rounds: a failed round ends it until the next resume. What engines suffer meanwhile
/// costs attempts that end without a result, and never a round.
struct SimulationModel {
    /// What one stage must come to.
    struct Prediction: Equatable {
        var status = StageStatus.pending
        /// Attempts that came to their end by themselves, by what they were made for.
        var attempts: [Role: Int] = [:]
        /// Why it fails in its last round.
        var failure: FailureKind?
        /// How many rounds failed.
        var failedRounds = 0
    }

    private let workflow: Workflow
    private let script: Script

    init(_ workflow: Workflow, _ script: Script) {
        self.workflow = workflow
        self.script = script
    }

    /// The end of every stage after so many engines that nothing disturbed.
    func afterCalm(sessions: Int) -> [String: Prediction] {
        var doneIn: [String: Int] = [:]
        return predict { stage in
            let begin = self.begin(of: stage, doneIn)
            let ends = rounds(of: stage, atMost: sessions - begin + 1)
            if ends.last?.isDone == true { doneIn[stage.name] = begin + ends.count - 1 }
            return ends
        }
    }

    /// The session in which a stage can begin; a skipped stage takes none of its own.
    private func begin(of stage: Stage, _ doneIn: [String: Int]) -> Int {
        before(stage).map { doneIn[$0.name] ?? begin(of: $0, doneIn) }.max() ?? 1
    }

    /// The end of every stage when an undisturbed engine comes after so many failed rounds.
    func after(failedRounds: [String: Int]) -> [String: Prediction] {
        predict { stage in rounds(of: stage, atMost: (failedRounds[stage.name] ?? 0) + 1) }
    }

    /// How the run ends.
    func outcome(_ predictions: [String: Prediction]) -> Outcome {
        let failures = predictions.values.filter { $0.status == .failed }.map(\.failure)
        if failures.contains(.failed) { return .stageFailed }
        if failures.contains(.reviewNotApproved) { return .reviewNotApproved }
        if predictions.values.contains(where: { $0.status == .waiting }) { return .waitingApproval }
        return .complete
    }

    private func predict(_ rounds: (Stage) -> [RoundEnd]) -> [String: Prediction] {
        var predictions: [String: Prediction] = [:]
        for position in workflow.topologicalOrder {
            let stage = workflow.stages[position]
            let above = before(stage).compactMap { predictions[$0.name]?.status }
            if above.contains(where: { $0 == .failed || $0 == .blocked }) {
                predictions[stage.name] = Prediction(status: .blocked)
            } else if above.contains(where: { $0 == .waiting || $0 == .pending }) {
                predictions[stage.name] = Prediction()
            } else if script.skipped.contains(stage.name) {
                predictions[stage.name] = Prediction(status: .skipped)
            } else if script.unanswered.contains(stage.name) {
                predictions[stage.name] = Prediction(status: .waiting)
            } else {
                predictions[stage.name] = summary(rounds(stage))
            }
        }
        return predictions
    }

    private func before(_ stage: Stage) -> [Stage] {
        workflow.stages.filter { $0.nextStages.contains(stage.name) }
    }

    private func summary(_ rounds: [RoundEnd]) -> Prediction {
        var prediction = Prediction(status: .failed)
        for round in rounds {
            prediction.attempts = round.attempts
            prediction.failure = round.failure
            if round.isDone { prediction.status = .completed } else { prediction.failedRounds += 1 }
        }
        return prediction
    }

    private func rounds(of stage: Stage, atMost count: Int) -> [RoundEnd] {
        var actor = RoundActor(stage, script)
        var ends: [RoundEnd] = []
        while ends.count < count, ends.last?.isDone != true { ends.append(actor.nextRound()) }
        return ends
    }
}
