import Agents
import Execution
import Platform
import RunStorage
import Sessions
import StateMachine

/// A line that is sent to an agent to see whether it answers: a real attempt, in which it may only look.
struct AgentTrial: Sendable {
    /// What became of it.
    struct Report: Sendable {
        let agent: Agent
        var works: Bool
        /// A word for programs.
        var outcome: String
        /// A sentence for people.
        var sentence: String
        var seconds = 0.0
        var usage = Usage()
        /// Whether anything was sent.
        var wasSent = true
    }

    private static let prompt = "Reply with the word ready.\n"
    /// Seconds after which it counts as silent.
    private static let patience = 180.0
    private static let stage = "CHECK"

    let agent: Agent
    let number: Int
    let project: String
    /// A directory that looks like that of a run.
    let scratch: String
    let workflow: Workflow

    private var directory: AttemptDirectory {
        AttemptDirectory(path: "\(scratch)/attempts/\(Self.stage)/\(number < 10 ? "0" : "")\(number)-work")
    }

    /// Sends it and waits for the end.
    func perform(_ executor: LocalExecutor) async -> Report {
        if agent.runner == .offline {
            return Report(
                agent: agent, works: true, outcome: "offline", sentence: "Works offline; nothing was sent.",
                wasSent: false)
        }
        if let problem = ProgramCheck.problem(agent, agent.runner, project: project) {
            return Report(agent: agent, works: false, outcome: "missing", sentence: problem, wasSent: false)
        }
        let attempt = ReadOnlyAttempt(
            agent: agent, identity: identity, runID: "check", id: id, directory: directory, project: project,
            artifacts: scratch + "/artifacts", workflow: workflow)
        do {
            let end = try await attempt.perform(Self.prompt, seconds: Self.patience, by: executor)
            return report(end)
        } catch {
            return Report(
                agent: agent, works: false, outcome: "failed", sentence: "It could not be started. \(error)",
                wasSent: false)
        }
    }

    private var identity: AttemptIdentity {
        AttemptIdentity(stage: Self.stage, number: number, role: .work, agent: agent.name, iteration: nil, task: nil)
    }

    private var id: String { "check-\(CurrentProcess.pid)/\(Self.stage)/\(number)" }

    private func report(_ end: AttemptEnd) -> Report {
        guard case .ended(let result) = end else {
            return Report(
                agent: agent, works: false, outcome: "lost", sentence: "How it ended is not known; try once more.")
        }
        let works = result.outcome == .succeeded
        if result.reason == .spawnFailed {
            let sentence = "It could not be started. \(result.error ?? "")"
            return Report(agent: agent, works: false, outcome: "failed", sentence: sentence, wasSent: false)
        }
        let told = result.agent?.sentence ?? (works ? "Works." : failure(result))
        return Report(
            agent: agent, works: works, outcome: result.agent?.outcome.rawValue ?? result.outcome.rawValue,
            sentence: works ? "Works." : told + login(result), seconds: result.durationSeconds,
            usage: result.agent?.usage ?? Usage())
    }

    private func failure(_ result: AttemptResult) -> String {
        let last = String(decoding: (try? directory.readErrorOutput(last: 4_096)) ?? [], as: UTF8.self)
            .split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
        let what: String =
            switch result.reason {
            case .timeout: "It gave no answer within \(Int(Self.patience)) s"
            case .cancelled: "It was ended"
            default: result.exitStatus.map { "It ended with exit status \($0)" } ?? "It was ended by a signal"
            }
        return what + (last.map { ": \($0.prefix(200))" } ?? ".")
    }

    /// How one logs in, where that is what is wrong.
    private func login(_ result: AttemptResult) -> String {
        guard result.agent?.outcome == .notLoggedIn, case .program(let program) = agent.runner else { return "" }
        return " To log in: \(Preset.of(program).login)."
    }
}
