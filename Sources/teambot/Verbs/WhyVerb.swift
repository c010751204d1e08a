import Execution
import Orchestration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot why [FEATURE] STAGE`: says why a stage is stale, or why it is as it is; it never changes anything.
struct WhyVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let (feature, name) = try invocation.featureAndStage()
        let observed = try ObservedRun(Places(invocation), feature)
        observed.tellWarnings()
        let position = try NamedStage.position(name, in: observed.workflow)
        let stale = observed.findStale()
        let mask = RunContext.mask(for: observed.workflow, CurrentProcess.environment)
        let explanation = StageExplanation(
            of: position, observed.state, observed.workflow.shown(mask.text), stale: stale,
            past: StagePast(try JournalReading.read(observed.run.journal, whileWritten: true).events, of: name),
            written: written(stale.causes(of: position), observed), clockOffset: SystemClock.offsetFromUTC())
        if invocation.flag("--json") {
            Console.write(bytes: WhyJSON.render(explanation) + [10])
        } else {
            Console.write(
                WhyView.render(
                    explanation, commands: observed.commands, isArchived: observed.isArchived,
                    style: Console.outputStyle))
        }
        return stale.unknown == nil ? 0 : 8
    }

    /// When the files were last written that have changed.
    private func written(_ causes: [StaleCause], _ observed: ObservedRun) -> [String: Timestamp] {
        var moments: [String: Timestamp] = [:]
        for cause in causes {
            switch cause {
            case .artifact(let change), .input(let change, .some):
                moments[change.path] = moment(change.path, below: observed.run.artifacts)
            case .input(let change, nil):
                moments[change.path] =
                    moment(change.path, below: observed.run.artifacts)
                    ?? moment(change.path, below: observed.state.project)
            case .redone, .setting, .template, .objective, .unknown: break
            }
        }
        return moments
    }

    /// Nothing that lies behind a link is looked at.
    private func moment(_ path: String, below root: String) -> Timestamp? {
        guard SafeName.isRelativePath(path), let directory = try? Directory.open(root),
            let file = try? directory.reading(path), let nanoseconds = try? file.changedAt()
        else { return nil }
        return Timestamp(milliseconds: nanoseconds / 1_000_000)
    }
}
