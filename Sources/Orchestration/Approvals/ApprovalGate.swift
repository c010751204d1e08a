import Execution
import Platform
import RunStorage
import StateMachine

/// Lets a stage go on only with a person's yes to what there is now.
///
/// Whoever decides first has decided: at this terminal, at another one, or nobody until the time is over.
struct ApprovalGate: Sendable {
    private let context: RunContext
    private let stage: Stage
    private let places: StagePlaces
    private let approval: Approval
    private let position: Int

    /// Makes the gate of a stage; nil where nobody is asked about it.
    init?(_ context: RunContext, _ stage: Stage, _ places: StagePlaces) {
        guard let approval = stage.asked, let position = context.workflow.position(of: stage.name) else { return nil }
        (self.context, self.stage, self.places) = (context, stage, places)
        (self.approval, self.position) = (approval, position)
    }

    /// Whether the question comes before the stage does anything.
    var isBefore: Bool { !stage.isApproval && approval.moment == .before }

    /// Whether it comes when everything is done.
    var isAfter: Bool { !stage.isApproval && approval.moment == .after }

    /// Returns when the stage may go on.
    ///
    /// - Parameter left: what the stage's work has left, where it is done; the first question is recorded with it.
    /// - Throws: `StageEnd.waiting` when nobody has decided and nobody is left at work; `.failed` when it was rejected;
    ///   `.interrupted` when that has sent the run back.
    func pass(having left: [Artifact]? = nil) async throws {
        while true {
            let now = try await artifacts()
            let stage = try await look()
            guard let decision = stage.decision else {
                if try await !timeOut(upon: now) { try await ask(upon: now, because: nil, having: left) }
                continue
            }
            if decision == .reject { throw await end(ofRejected: stage) }
            // What has begun with a yes goes on with it; whether its condition holds was asked before.
            if isBefore, stage.hasBegunWork { return }
            let changed = ApprovalSubject.changes(from: stage.approval?.artifacts ?? now, to: now)
            // A decision from before there were records, or upon nothing, holds for whatever there is.
            if changed.isEmpty || stage.approval?.artifacts.isEmpty ?? true { return }
            try await ask(upon: now, because: Self.sentence(changed, since: stage.approval), having: left)
        }
    }

    private func look() async throws -> StageState {
        let position = position
        return await context.recorder.look { $0.stages[position] }
    }

    private func artifacts() async throws -> [Artifact] {
        try await ApprovalSubject(context.run, context.workflow).reading(position, await context.recorder.state)
    }

    /// Lets the default hold where the time is over; gives whether it is.
    private func timeOut(upon artifacts: [Artifact]) async throws -> Bool {
        let (position, workflow, now) = (position, context.workflow, context.clock.now())
        let facts = try await context.recorder.record { state in
            state.timedOut(position, upon: artifacts.isEmpty ? nil : artifacts, at: now, in: workflow)
                .map { [$0] } ?? []
        }
        return !facts.isEmpty
    }

    private func end(ofRejected stage: StageState) async -> StageEnd {
        let (position, workflow) = (position, context.workflow)
        if await context.recorder.look({ $0.target(ofRejecting: position, in: workflow) }) != nil {
            return .interrupted
        }
        let words = stage.comment ?? ""
        let who = stage.approval?.by == RunState.timeout ? "Nobody has decided in time" : "Rejected by a person"
        let comment = words.isEmpty ? "." : ": \(words)."
        guard self.stage.onReject != nil else { return .failed(.failed, who + comment) }
        return .failed(.reviewNotApproved, "\(who), after going back \(Self.times(stage.rejections - 1))\(comment)")
    }

    private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

    /// Why somebody is asked once more.
    private static func sentence(_ changed: [String], since approval: ApprovalRecord?) -> String {
        let names = changed.prefix(5).joined(separator: ", ") + (changed.count > 5 ? ", …" : "")
        let have = changed.count > 1 ? "have" : "has"
        guard let by = approval?.by, by != RunState.timeout else {
            return "\(names) \(have) changed since the approval."
        }
        return "\(names) \(have) changed since \(by) approved \(changed.count > 1 ? "them" : "it")."
    }

    // MARK: - Asking

    private func ask(upon artifacts: [Artifact], because reason: String?, having left: [Artifact]?) async throws {
        let waiting = ApprovalWait(context, stage, approval, position)
        try await context.desk.whileOpen(context) {
            try await record(waiting: reason, having: left)
            // What led here is told before the question, and is on the disk while a person thinks.
            try await context.recorder.save()
            try await places.whileGivenBack { try await waiting.run(upon: artifacts, because: reason) }
        }
        let stage = try await look()
        if stage.decision != nil { return }
        // Without a decision it waits on; or it was pulled away by the rejection of another one.
        throw stage.status == .waiting ? StageEnd.waiting : StageEnd.interrupted
    }

    private func record(waiting reason: String?, having left: [Artifact]?) async throws {
        let (position, workflow, approval) = (position, context.workflow, approval)
        let (name, now) = (stage.name, context.clock.now())
        let facts = try await context.recorder.record { state in
            let known = state.stages[position]
            guard known.status == .running || known.status == .waiting || state.isReady(position, in: workflow) else {
                return []
            }
            let since = known.waitingSince ?? now
            return [
                Event(.stageWaiting, stage: name).with {
                    $0.artifacts = known.left == nil ? left : nil
                    $0.message = (reason.map { "\($0) " } ?? "") + approval.question
                    $0.until = approval.timeoutSeconds.map {
                        Timestamp(milliseconds: since.milliseconds + Int64(min(max($0, 0), 1e12) * 1_000))
                    }
                }
            ]
        }
        if facts.isEmpty { throw StageEnd.interrupted }
    }
}
