import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// The attempts of one stage of a run.
struct StageAttempts {
    let run: RunDirectory
    let stage: Stage
    /// In the order of their numbers.
    var all: [AttemptSpan]

    /// The attempts that a journal tells.
    init(of stage: Stage, in run: RunDirectory, _ history: RunHistory) {
        self.run = run
        self.stage = stage
        all = history.attempts(of: stage.name).sorted { $0.number < $1.number }
    }

    /// The attempt of this number, or the latest; nil while there is none.
    func attempt(_ number: Int?) throws -> AttemptSpan? {
        guard let number else { return all.last }
        if let span = all.first(where: { $0.number == number }) { return span }
        if all.isEmpty { return nil }
        let known = all.suffix(20).map { "\($0.number) (\($0.role.rawValue))" }.joined(separator: ", ")
        throw VerbError.usage("Stage \(stage.name) has no attempt \(number). It has: \(known).")
    }

    /// The files of an attempt.
    func directory(of span: AttemptSpan) -> AttemptDirectory {
        AttemptDirectory(path: "\(run.attempts)/\(span.stage)/\(span.directoryName)")
    }

    /// Why there is nothing to show.
    func absence(_ status: StageStatus) -> String {
        let name = stage.name
        switch (stage.kind, status) {
        case (.marker, _): return "Stage \(name) only marks the end of the workflow; nothing runs there."
        case (.approval, _): return "Stage \(name) waits for a person; nothing runs there."
        case (_, .skipped): return "Stage \(name) was skipped."
        case (_, .blocked): return "Stage \(name) is blocked by a stage before it that failed."
        default: return "Stage \(name) has not begun: nothing was said there yet. With -f its beginning is waited for."
        }
    }
}
