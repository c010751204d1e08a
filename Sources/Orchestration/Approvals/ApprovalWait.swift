import Execution
import Platform
import RunStorage
import StateMachine

/// One wait for a decision, with all the ways in which it may come.
struct ApprovalWait: Sendable {
    private let context: RunContext
    private let stage: Stage
    private let approval: Approval
    private let position: Int
    /// Whether a person at this terminal is being asked, or will be when it is this question's turn.
    private let isAsking: Locked<Bool>

    /// Prepares the wait of a stage for the answer to its question.
    init(_ context: RunContext, _ stage: Stage, _ approval: Approval, _ position: Int) {
        (self.context, self.stage, self.approval, self.position) = (context, stage, approval, position)
        isAsking = Locked(context.ask != nil)
    }

    /// Returns when the stage does not wait any more, or when nobody is left who could change that.
    func run(upon artifacts: [Artifact], because reason: String?) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            if let left = await secondsLeft() {
                group.addTask { await endingOnFailure { try await decideLate(after: left) } }
            }
            if let ask = context.ask {
                group.addTask {
                    await endingOnFailure { try await answer(ask, upon: artifacts, because: reason) }
                }
            }
            // Who is being asked is at work as far as all others are concerned.
            let isOver = try await context.room.watch {
                await isDecided ? true : isAsking.withLock { $0 } ? nil : false
            }
            if !isOver { _ = try await context.room.wait { await isDecided ? true : nil } }
        }
    }

    /// Ends the engine where a decision cannot be made for what is on the disk: nobody else would ever make it.
    private func endingOnFailure(_ body: () async throws -> Void) async {
        do { try await body() } catch is CancellationError { return } catch {
            context.control.end(.storageFailure("\(error)"))
        }
    }

    private var isDecided: Bool {
        get async {
            let position = position
            return await context.recorder.look { state in !state.isAsked(position) }
        }
    }

    private func secondsLeft() async -> Double? {
        let (position, workflow) = (position, context.workflow)
        let deadline = await context.recorder.look { $0.deadline(of: position, in: workflow) }
        return deadline.map { max(0, $0.seconds(since: context.clock.now())) }
    }

    /// Lets the default hold when the time is over.
    private func decideLate(after seconds: Double) async throws {
        try await context.clock.sleep(seconds: seconds)
        let artifacts = try await present()
        let (position, workflow, clock) = (position, context.workflow, context.clock)
        try await context.recorder.record { state in
            state.timedOut(position, upon: artifacts, at: clock.now(), in: workflow).map { [$0] } ?? []
        }
        context.room.tell()
    }

    private func answer(_ ask: AskingPerson, upon artifacts: [Artifact], because reason: String?) async throws {
        defer {
            isAsking.withLock { $0 = false }
            context.room.tell()
        }
        var question = ApprovalQuestion(
            title: stage.title, question: approval.question, reason: reason,
            artifacts: artifacts.map { "\(context.run.artifacts)/\($0.path)" }, secondsLeft: await secondsLeft(),
            standard: approval.standard)
        var answer = await ask(question)
        while answer?.0 == .approve, let objection = try await objection() {
            (question.reason, question.secondsLeft) = (objection, await secondsLeft())
            answer = await ask(question)
        }
        guard let (decision, comment) = answer else { return }
        let upon = try await present()
        let (workflow, clock) = (context.workflow, context.clock)
        let event = Event(.approvalDecided, stage: stage.name).with {
            $0.decision = decision
            $0.comment = comment
            $0.by = CurrentProcess.userName()
            $0.artifacts = upon
        }
        try await context.recorder.record { $0.decided(event, at: clock.now(), in: workflow) }
    }

    private func objection() async throws -> String? {
        try ApprovalSubject(context.run, context.workflow).objection(to: position, await context.recorder.state)
    }

    private func present() async throws -> [Artifact]? {
        let artifacts = try await ApprovalSubject(context.run, context.workflow).reading(
            position, await context.recorder.state)
        return artifacts.isEmpty ? nil : artifacts
    }
}
