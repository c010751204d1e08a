import Platform

/// A command of teambot whose calls are meddled with, and what has to be there before it.
enum Scenario: Sendable, CustomStringConvertible {
    /// `run` of the workflow of the proofs.
    case run
    /// `resume` of a run whose engine was killed when it had told that this stage was completed.
    case resume(after: String)
    /// `run --fresh` over such a run.
    case fresh(after: String)
    /// `run`, and it is about the supervisor of this stage's first attempt.
    case supervisor(stage: String, role: String)

    /// Every scenario.
    static let all: [Scenario] =
        [.run, .resume(after: "SECOND"), .resume(after: "MIDDLE"), .resume(after: "JOIN"), .fresh(after: "SECOND")]
        + ProofWorkflow.tasks.map { .supervisor(stage: $0.stage, role: $0.role) }

    var description: String {
        switch self {
        case .run: "run"
        case .resume(let stage): "resume after \(stage)"
        case .fresh(let stage): "run --fresh after \(stage)"
        case .supervisor(let stage, _): "supervisor of \(stage)"
        }
    }

    /// The kind of scenario, for counting.
    var kind: String {
        switch self {
        case .run: "run"
        case .resume: "resume"
        case .fresh: "run --fresh"
        case .supervisor: "supervisor"
        }
    }

    /// What teambot is asked to do.
    var arguments: [String] {
        switch self {
        case .run, .supervisor: ["run", "objective.md", "--json"]
        case .resume: ["resume", "--json"]
        case .fresh: ["run", "objective.md", "--fresh", "--json"]
        }
    }

    /// The stage whose completion is the last thing that an earlier engine tells.
    var stageBefore: String? {
        switch self {
        case .resume(let stage), .fresh(let stage): stage
        case .run, .supervisor: nil
        }
    }

    /// The attempt whose supervisor it is about.
    func attempt(in run: String) -> String? {
        guard case .supervisor(let stage, let role) = self else { return nil }
        return "\(run)/attempts/\(stage)/01-\(role)"
    }

    /// Whether an agent may begin twice: its supervisor was killed, or its run was ended to be archived.
    var allowsRepeats: Bool {
        switch self {
        case .run, .resume: false
        case .fresh, .supervisor: true
        }
    }
}
