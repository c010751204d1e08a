import Platform
import StateMachine

/// Decides what starts next: what the graph allows, as far as it is wanted, and in a refresh nothing whose ground is not
/// settled.
struct RunSchedule: Sendable {
    private let workflow: Workflow
    /// The stages that are wanted; nil where all are.
    private let wanted: Set<Int>?
    /// What has changed; nil where nobody looks for changes.
    private let changes: Locked<Changes>?
    /// How many reopenings there had been when somebody last looked at what may start.
    private let reopenings = Locked(-1)

    /// What is to be seen in the files at one moment.
    struct Sight: Sendable {
        /// Why stages are stale whatever becomes of those before them, by position.
        var stale: [Int: [StaleCause]] = [:]
        /// Positions of the stages of which only the files tell, once everything before them stands.
        var asked: Set<Int> = []
    }

    private struct Changes {
        var sight: Sight { didSet { latest = nil } }
        /// How often each stage was done once more.
        var times: [Int: Int] = [:]
        private var ledger = GivenLedger()
        /// The last answer, and the event after which it was given.
        private var latest: (event: Int, wave: Wave)?

        init(_ sight: Sight) { self.sight = sight }

        /// Asked several times at the end of each stage: as long as nothing has happened the answer is the same.
        mutating func wave(_ state: RunState, in workflow: Workflow) -> Wave {
            if let latest, latest.event == state.lastEvent { return latest.wave }
            ledger.take(state, in: workflow)
            let wave = state.wave(Set(sight.stale.keys), asking: sight.asked, ledger: ledger, in: workflow)
            latest = (state.lastEvent, wave)
            return wave
        }
    }

    /// How often a stage is done once more in one refresh, so that two that change each other's ground come to an end.
    private static let mostTimes = 2

    /// Makes a schedule.
    ///
    /// - Parameters:
    ///   - last: the stage after which nothing more is wanted.
    ///   - sight: what is to be seen in the files, where stale stages are to be done once more.
    init(_ workflow: Workflow, until last: String? = nil, refreshing sight: Sight? = nil) {
        self.workflow = workflow
        wanted = last.flatMap(workflow.position).map { Set(workflow.ancestors(of: $0) + [$0]) }
        changes = sight.map { Locked(Changes($0)) }
    }

    /// Whether stale stages are done once more.
    var isRefreshing: Bool { changes != nil }

    /// Takes note of what the files say now.
    func see(_ sight: Sight) { changes?.withLock { $0.sight = sight } }

    /// The stages of which the files must tell now whether they are stale.
    func questions(_ state: RunState) -> [Int] {
        changes?.withLock { changes in changes.wave(state, in: workflow).asked.filter(isWanted) } ?? []
    }

    /// Takes the answer to one of these questions.
    func answer(_ position: Int, _ causes: [StaleCause]) {
        changes?.withLock { changes in
            guard changes.sight.asked.remove(position) != nil, !causes.isEmpty else { return }
            changes.sight.stale[position] = causes
        }
    }

    /// What is to be done once more now, to be recorded before anything else starts.
    func reopenings(_ state: RunState) -> [Event] {
        guard let changes else { return [] }
        return changes.withLock { changes in
            let due = changes.wave(state, in: workflow).due.filter { position in
                isWanted(position) && changes.times[position, default: 0] < Self.mostTimes
            }
            return due.map { position in
                changes.times[position, default: 0] += 1
                changes.sight.asked.remove(position)
                let causes = changes.sight.stale.removeValue(forKey: position) ?? []
                return Event(.stageReopened, stage: workflow.stages[position].name).with {
                    $0.isRefresh = true
                    $0.message = StaleReason.sentence(causes)
                }
            }
        }
    }

    /// What may start now, at the beginning or after the end of a stage.
    func ready(_ state: RunState, after position: Int? = nil) -> [Int] {
        let wanted = candidates(state, after: position).filter(isWanted)
        guard let changes else { return wanted }
        let held = changes.withLock { $0.wave(state, in: workflow).held }
        return wanted.filter { !held.contains($0) }
    }

    /// After the end of a stage only the next ones are looked at, unless something else has come up meanwhile: thousands
    /// of stages would cost each of them a look at all others.
    private func candidates(_ state: RunState, after position: Int?) -> [Int] {
        let isKnown = reopenings.withLock { known in
            defer { known = state.reopenings }
            return known == state.reopenings
        }
        guard let position, isKnown, !isRefreshing else { return state.readyStages(in: workflow) }
        return state.readyStages(after: position, in: workflow)
    }

    /// Whether this refresh has done a stage once more.
    func wasDoneAgain(_ position: Int) -> Bool {
        changes?.withLock { $0.times[position, default: 0] > 0 } ?? false
    }

    /// Whether a stage is to be done at all, as far as somebody has said up to where.
    func isWanted(_ position: Int) -> Bool {
        wanted?.contains(position) ?? true || workflow.handlesFailures(position)
    }
}
