package import StateMachine

/// Why a stage of a run is as it is: whether it is stale, what has changed since when, and what follows from it.
package struct StageExplanation: Sendable {
    let position: Int
    let state: RunState
    let workflow: Workflow
    let stale: StaleStages
    let past: StagePast
    /// When the files were last written that have changed, by their paths.
    let written: [String: Timestamp]
    /// Seconds by which the clock on the wall is ahead of UTC.
    let clockOffset: Int

    /// Puts together what is known of the stage at a position of the workflow.
    package init(
        of position: Int, _ state: RunState, _ workflow: Workflow, stale: StaleStages, past: StagePast = StagePast(),
        written: [String: Timestamp] = [:], clockOffset: Int = 0
    ) {
        self.position = position
        self.state = state
        self.workflow = workflow
        self.stale = stale
        self.past = past
        self.written = written
        self.clockOffset = clockOffset
    }

    var stage: Stage { workflow.stages[position] }
    var stageState: StageState { state.stages[position] }
    var name: String { Printable.text(stage.name) }
    var isStale: Bool { stale.contains(position) }

    /// Whether what has changed is what a person has said yes to.
    var isAboutApproval: Bool {
        isStale && state.concernsApproval(stale.causes(of: position), of: position, in: workflow)
    }

    /// Whether something before it is not done, so that nobody can say yet that it is good as it stands.
    var isTooEarly: Bool { state.firstUnfinished(before: position, in: workflow) != nil }

    /// `PLAN is stale.`
    var headline: String { "\(name) is \(isStale ? "stale" : stageState.status.words)." }

    /// Each cause with what is known of the file that it is about.
    var causes: [String] {
        stale.causes(of: position).map { ([CauseWords($0).sentence] + origin(of: $0)).joined(separator: " ") }
    }

    /// The stages that a refresh would do again for it, in order.
    package var follows: [String] { followers.map { Printable.text(workflow.stages[$0].name) } }

    private var followers: [Int] {
        guard isStale else { return [] }
        let below = workflow.descendants(of: position)
        return [position]
            + below.filter { follower in
                let (stage, state) = (workflow.stages[follower], state.stages[follower])
                return stage.kind != .marker
                    && (state.status == .completed || state.status == .skipped && stage.condition != nil)
            }
    }

    /// What follows from it, in sentences; none where it is not stale.
    var consequences: [String] {
        guard isStale else { return [] }
        let after = follows.dropFirst()
        let first = "A refresh does \(name) again"
        let rest =
            after.isEmpty
            ? "; no stage that is done comes after it."
            : ", and after it, as far as what they were given comes out otherwise: " + after.joined(separator: ", ")
                + "."
        let earlier = staleBefore.isEmpty ? [] : ["\(Self.list(staleBefore)) stale, too, and done again before it."]
        return earlier + [first + rest, "Nothing is done again on its own."]
    }

    /// Names of the stale stages before it.
    var staleBefore: [String] {
        stale.isEmpty
            ? []
            : workflow.ancestors(of: position).filter(stale.contains).map { Printable.text(workflow.stages[$0].name) }
    }

    /// `SPEC is` or `SPEC, PLAN are`.
    static func list(_ names: [String]) -> String {
        names.joined(separator: ", ") + (names.count == 1 ? " is" : " are")
    }

    /// Who has made a file, and when it was seen to be another one.
    private func origin(of cause: StaleCause) -> [String] {
        switch cause {
        case .artifact(let change): [moment(of: change)].compactMap(\.self)
        case .input(let change, let maker):
            [maker.flatMap { foreign(change, madeBy: $0) }, moment(of: change)].compactMap(\.self)
        case .redone(let stage):
            workflow.position(of: stage).flatMap { state.stages[$0].finishedAt }.map { ["That was at \(time($0))."] }
                ?? []
        case .setting, .template, .objective, .unknown: []
        }
    }

    /// When the change was first seen: by an event, else by the time of the file.
    private func moment(of change: FileChange) -> String? {
        if let sighting = past.sighting(of: change, besides: stage.name) {
            let (before, after) = sighting.words
            return Self.capitalized("\(before) \(time(sighting.event.at))\(after).")
        }
        return written[change.path].map { "It was last written at \(time($0))." }
    }

    /// That a file is not what the run's own stage has left; nil where it is.
    private func foreign(_ change: FileChange, madeBy maker: String) -> String? {
        guard let position = workflow.position(of: maker), let at = state.stages[position].finishedAt,
            state.stages[position].artifacts.first(where: { $0.path == change.path })?.sha256 != change.now.sha256
        else { return nil }
        let agent = state.stages[position].agent.map { " (\(Printable.text($0)))" } ?? ""
        return "That is not what \(Printable.text(maker))\(agent) has left at \(time(at))."
    }

    func time(_ moment: Timestamp) -> String { Moment.text(moment, clockOffset) }

    static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

extension StageStatus {
    /// The status as a sentence has it after `is`.
    fileprivate var words: String {
        switch self {
        case .running: "at work"
        case .waiting: "waiting for a person"
        default: rawValue
        }
    }
}
