package import StateMachine

/// Judges a journal by the rules of a run, without any help from `RunState`.
package struct JournalAudit {
    private let workflow: Workflow
    /// For each stage everything that comes before it.
    private let ancestors: [String: [String]]
    private var done = Set<String>()
    private var running = Set<String>()
    private var failed = Set<String>()
    private var openGroups = Set<String>()
    private var completedGroups = Set<String>()
    /// What is against the rules, in the order of the journal.
    package private(set) var violations: [String] = []

    /// Reads a journal to its end.
    package init(_ journal: [Event], of workflow: Workflow) {
        self.workflow = workflow
        ancestors = workflow.stages.enumerated().reduce(into: [:]) { ancestors, stage in
            ancestors[stage.element.name] = workflow.ancestors(of: stage.offset).map { workflow.stages[$0].name }
        }
        for (index, event) in journal.enumerated() {
            if event.sequence != index + 1 { violations.append("line \(index + 1) is numbered \(event.sequence)") }
            take(event)
        }
    }

    private mutating func take(_ event: Event) {
        let stage = event.stage ?? ""
        switch event.name {
        case .runResumed: forgetSession()
        case .stageStarted: start(stage)
        case .stageCompleted, .stageSkipped:
            running.remove(stage)
            done.insert(stage)
        case .stageFailed:
            running.remove(stage)
            done.remove(stage)
            failed.insert(stage)
        case .stageReopened: reopen(stage)
        case .stageWaiting: running.remove(stage)
        case .parallelGroupStart: startGroup(event.group ?? "")
        case .parallelStageStart: expect(openGroups.contains(event.group ?? ""), "\(stage) before its group")
        case .parallelGroupComplete: completeGroup(event)
        default: break
        }
    }

    private mutating func forgetSession() {
        running = []
        failed = []
        openGroups = []
        completedGroups = []
    }

    /// What is done once more ends its group once more.
    private mutating func reopen(_ stage: String) {
        expect(!running.contains(stage), "\(stage) runs and was reopened")
        done.remove(stage)
        failed.remove(stage)
        if let group = workflow.group(of: stage) { completedGroups.remove(group.name) }
    }

    private mutating func start(_ stage: String) {
        expect(!done.contains(stage), "\(stage) is done and started again")
        expect(!running.contains(stage), "\(stage) runs and started again")
        for before in ancestors[stage] ?? [] {
            expect(done.contains(before), "\(stage) started before \(before) was done")
        }
        running.insert(stage)
    }

    private mutating func startGroup(_ group: String) {
        expect(openGroups.insert(group).inserted, "\(group) was announced twice")
    }

    private mutating func completeGroup(_ event: Event) {
        let name = event.group ?? ""
        expect(completedGroups.insert(name).inserted, "\(name) was completed twice")
        guard let group = workflow.groups.first(where: { $0.name == name }) else {
            return violations.append("unknown group \(name)")
        }
        let allDone = group.stages.allSatisfy(done.contains)
        expect(event.allSuccess == allDone, "\(name) says all_success \(event.allSuccess ?? false), is \(allDone)")
        for member in group.stages where !done.contains(member) && !failed.contains(member) {
            expect(dependsOnFailure(member), "\(name) is complete, but \(member) could still go on")
        }
    }

    /// Whether a stage can no longer start because something before it has failed.
    package func dependsOnFailure(_ stage: String) -> Bool {
        ancestors[stage]?.contains(where: failed.contains) ?? false
    }

    /// Groups that began in the last session and can go no further, but whose end nobody has announced.
    package func unannouncedGroups(waiting: Set<String>) -> [String] {
        workflow.groups.filter { group in
            openGroups.contains(group.name) && !completedGroups.contains(group.name)
                && group.stages.allSatisfy {
                    finalStatus(of: $0, waiting: waiting).isDisjoint(with: [.waiting, .pending])
                }
        }.map(\.name)
    }

    /// The status that a stage must have after the last event of a run that came to rest.
    package func finalStatus(of stage: String, waiting: Set<String>) -> Set<StageStatus> {
        if done.contains(stage) { return [.completed, .skipped] }
        if failed.contains(stage) { return [.failed] }
        if waiting.contains(stage) { return [.waiting] }
        return dependsOnFailure(stage) ? [.blocked] : [.pending]
    }

    private mutating func expect(_ condition: Bool, _ otherwise: @autoclosure () -> String) {
        if !condition { violations.append(otherwise()) }
    }
}
