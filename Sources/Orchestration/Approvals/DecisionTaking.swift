import Execution
import Platform
import RunStorage
import StateMachine

/// Takes decisions that other processes hand in, the first one about a stage, as soon as they are there.
struct DecisionTaking: Sendable {
    private let context: RunContext
    private let inbox: FileInbox

    /// Prepares it for the inbox of a run.
    init(_ context: RunContext) {
        self.context = context
        inbox = FileInbox(context.run.decisions)
    }

    /// Opens the inbox and begins to watch it; nil where tasks run step by step, and nothing comes from outside.
    func open() throws -> FileWatch? {
        try inbox.open()
        return context.taskExecutor == nil || context.taskExecutor is EventLoop ? try inbox.watch() : nil
    }

    /// Takes what comes until it is cancelled.
    func run(_ opened: Result<FileWatch?, any Error>) async {
        do {
            let watch = try opened.get()
            repeat {
                watch?.reset()
                try await takeAll()
                await readable(watch)
            } while !Task.isCancelled
            // What was handed in at the last moment need not wait for another engine.
            try await takeAll()
        } catch let error as StorageError {
            context.control.end(.storageFailure(error.description))
        } catch is CancellationError {
            return
        } catch {
            let sentence = "Decisions from other terminals are taken when this engine has ended. \(error)"
            _ = try? await context.recorder.record(Event(.warning).with { $0.message = sentence })
            context.room.giveUp()
        }
    }

    /// Waits until something was handed in, or until it is cancelled.
    private func readable(_ watch: FileWatch?) async {
        guard let descriptor = watch?.descriptor else { return await cancellation() }
        if let loop = context.taskExecutor as? EventLoop { return await loop.readable(descriptor) }
        guard let (wakeReader, wakeWriter) = try? Descriptor.pipe() else { return await cancellation() }
        await withTaskCancellationHandler {
            _ = await onOwnThreadUnlessCancelled { Readiness.wait(for: [descriptor, wakeReader], seconds: nil) }
        } onCancel: {
            // The thread goes as well.
            _ = try? wakeWriter.write([1])
        }
    }

    private func cancellation() async { try? await ChangeSignal().wait(after: 0) }

    private func takeAll() async throws {
        for name in try inbox.names() {
            if let note = inbox.text(name).flatMap(DecisionNote.init) { try await take(note, name) }
            // By now it is in the journal, or nobody waits for it.
            inbox.remove(name)
        }
    }

    private func take(_ note: DecisionNote, _ name: String) async throws {
        let (workflow, clock) = (context.workflow, context.clock)
        guard let position = workflow.position(of: note.stage) else { return }
        let artifacts = try await ApprovalSubject(context.run, workflow).reading(
            position, await context.recorder.state)
        let event = note.event(upon: artifacts, submission: name)
        let subject = ApprovalSubject(context.run, workflow)
        let state = await context.recorder.state
        let objection = note.decision == .approve ? try subject.objection(to: position, state) : nil
        let facts = try await context.recorder.record { state in
            let facts = state.decided(event, asked: note.since, at: clock.now(), in: workflow)
            guard let objection, facts.first?.isApproval(of: note) == true else { return facts }
            // Who waits for it finds the refusal by its name, and this stage waits on.
            return [
                Event(.warning, stage: note.stage).with {
                    ($0.message, $0.by, $0.submission) = (objection, note.by, name)
                }
            ]
        }
        guard !facts.isEmpty else { return }
        context.room.tell()
        try await context.recorder.save()
    }
}
