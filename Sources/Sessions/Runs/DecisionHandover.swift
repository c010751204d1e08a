package import Orchestration
package import Platform
package import RunStorage
package import StateMachine

/// Hands a decision to the engine that has a run, and waits until it has been decided.
package final class DecisionHandover {
    /// What has become of a decision.
    package enum End: Sendable {
        /// It is in the journal.
        case taken(Event)
        /// The stage does not wait any more: somebody else was faster, or it was pulled away.
        case overtaken
        /// The engine has refused it, as the sentence says; the stage waits on.
        case refused(String)
        /// Nobody has the run any more, or only for a moment; nothing was decided.
        case free
        /// The person does not want to wait any longer; nothing was decided.
        case left(signal: Int32)
    }

    private let run: RunDirectory
    private let workflow: Workflow
    private let stage: String
    private let inbox: FileInbox
    private var follower: JournalFollower
    private let watch: FileWatch
    private var submission: String?
    /// Since when the stage had waited when the decision was handed in: it is about that asking.
    package private(set) var since: Timestamp?
    private var taken: Event?
    private var refusal: String?
    /// Where the run stands, as far as its journal tells.
    package private(set) var state: RunState
    /// The latest decision about the stage, whoever has made it.
    package private(set) var latest: Event?

    /// Looks at a run from its beginning.
    package init(_ run: RunDirectory, _ workflow: Workflow, stage: String) throws {
        (self.run, self.workflow, self.stage) = (run, workflow, stage)
        inbox = FileInbox(run.decisions)
        follower = JournalFollower(run)
        state = RunState(of: workflow)
        watch = try FileWatch(run.journal)
        try look()
    }

    /// Hands a decision in; it is about the present asking and no later one.
    package func hand(in note: DecisionNote) throws {
        let name = SubmissionName.make()
        // The engine has made the inbox, unless it begins at this moment.
        try inbox.open()
        try inbox.hand(in: note.encode(), as: name)
        submission = name
        since = note.since
    }

    /// Waits until something has become of it.
    package func wait(unless signals: Descriptor) throws -> End {
        let end = try LockWatch(run.lock)
        while true {
            try look()
            if let taken { return try kept(taken) }
            if let refusal { return .refused(refusal) }
            guard isAsked else {
                withdraw()
                return .overtaken
            }
            let ready = Readiness.wait(for: [watch.descriptor, end.descriptor, signals], seconds: nil)
            watch.reset()
            if ready.contains(2) {
                withdraw()
                return .left(signal: (try? signals.read(1).first).map { Int32($0) } ?? 0)
            }
            if ready.contains(1) { return .free }
        }
    }

    /// Takes the decision back from where it was handed in, when this process has the run's lock itself; the event, where
    /// an engine has recorded it before.
    package func takeBack() throws -> Event? {
        try look()
        withdraw()
        return taken
    }

    /// Whether the stage still waits for the decision that was handed in.
    private var isAsked: Bool {
        workflow.position(of: stage).map { state.isAsked($0) && state.stages[$0].waitingSince == since } ?? false
    }

    private func withdraw() {
        if let submission { inbox.remove(submission) }
    }

    private func look() throws {
        for event in try follower.next() {
            state.apply(event, in: workflow)
            if event.name == .warning, let submission, event.submission == submission { refusal = event.message }
            guard event.name == .approvalDecided, event.stage == stage else { continue }
            latest = event
            if let submission, event.submission == submission { taken = event }
        }
    }

    /// Nobody is told of a decision before it survives a power cut.
    private func kept(_ event: Event) throws -> End {
        try Descriptor.reading(run.journal).syncData()
        return .taken(event)
    }
}
