import StateMachine
import TestSupport

/// What everybody will answer in a run, decided before it begins.
struct Script: Sendable {
    /// How one attempt ends.
    enum Answer: Sendable, CaseIterable {
        case works, fails, timesOut
        /// Ends well but says nothing, so that an artifact is missing.
        case isSilent
        case approves, rejects
        /// A review without a verdict, which is a rejection.
        case mumbles
    }

    /// For whom answers are meant.
    struct Part: Hashable, Sendable {
        let stage: String
        let role: Role
    }

    /// The answers of each part, one for each attempt that comes to its end by itself.
    private var answers: [Part: [Answer]] = [:]
    /// What comes after them.
    private var afterwards: [Part: Answer] = [:]
    /// Optional stages that are skipped.
    private(set) var skipped: Set<String> = []
    /// Approval stages that nobody answers.
    private(set) var unanswered: Set<String> = []

    /// Writes the script of a workflow.
    init(for workflow: Workflow, using generator: inout SplitMix64) {
        for stage in workflow.stages {
            if stage.isOptional, generator.oneIn(2) { skipped.insert(stage.name) }
            switch stage.kind {
            case .command: write(stage, .command, [.fails, .timesOut], .works, &generator)
            case .work: write(stage, .work, [.fails, .timesOut], .works, &generator)
            case .review:
                write(stage, .review, [.rejects, .rejects, .mumbles, .fails], .approves, &generator)
                write(stage, .fix, [.fails, .timesOut], .works, &generator)
            case .approval: if generator.oneIn(3) { unanswered.insert(stage.name) }
            case .acceptance, .suites, .marker: break
            }
        }
    }

    private mutating func write(
        _ stage: Stage, _ role: Role, _ bad: [Answer], _ good: Answer, _ generator: inout SplitMix64
    ) {
        let part = Part(stage: stage.name, role: role)
        let isMaker = role == .work || role == .command
        let possible = isMaker && !stage.artifacts.isEmpty ? bad + [.isSilent] : bad
        func anyBad() -> Answer { possible.randomElement(using: &generator) ?? good }
        let isTroubled = generator.oneIn(3)
        answers[part] = (0..<(isTroubled ? Int.random(in: 1...4, using: &generator) : 0)).map { _ in
            generator.oneIn(4) ? good : anyBad()
        }
        afterwards[part] = generator.oneIn(60) ? anyBad() : good
    }

    /// The answer to the attempt of this number, from 0, that comes to its end by itself.
    func answer(_ part: Part, _ number: Int) -> Answer {
        guard let answers = answers[part], let afterwards = afterwards[part] else { return .works }
        return number < answers.count ? answers[number] : afterwards
    }
}
