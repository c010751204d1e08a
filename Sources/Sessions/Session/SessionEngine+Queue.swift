import Execution
import Orchestration
import Platform
import RunStorage
import StateMachine

/// How objectives come into the queue of a session.
extension SessionEngine {
    /// Lets the session end when its queue is empty.
    package func expectNoMore() {
        isOpen = false
        changes.send()
    }

    /// Takes what is handed in, as long as there is room in the queue.
    func takeIn() async throws {
        for name in try inbox.names() {
            if await isFull { return }
            guard let objective = inbox.objective(name) else {
                place.tell("warning: \(begun.directory.inbox)/\(name).json cannot be understood; it is left out.")
                inbox.remove(name)
                continue
            }
            try await queue(objective, submission: name)
        }
    }

    /// Whether nothing more may wait.
    private var isFull: Bool {
        get async {
            guard let limit = begun.state.options.maximumQueueSize else { return false }
            return await recorder.look { state in state.executions.count { $0.status == .queued } >= limit }
        }
    }

    /// Queues objectives, each as soon as there is room and after those of them that it needs; gives their numbers.
    func queue(_ objectives: [QueuedObjective]) async throws -> [Int] {
        var numbers = [Int](repeating: 0, count: objectives.count)
        for position in QueuedObjective.order(of: objectives) {
            numbers[position] = try await admit(objectives[position])
        }
        return numbers
    }

    /// Queues an objective as soon as there is room.
    private func admit(_ objective: QueuedObjective) async throws -> Int {
        while true {
            try Task.checkCancellation()
            if isClosed { throw SessionFailure("The session has ended; it takes nothing any more.") }
            let seen = changes.changes
            if let number = try await arrive(objective) { return number }
            // Nothing is held while it waits, so that whoever makes room can.
            try await changes.wait(after: seen)
        }
    }

    private func arrive(_ objective: QueuedObjective) async throws -> Int? {
        arriving += 1
        do {
            let number = try await queue(objective)
            arriving -= 1
            if number != nil { changes.send() }
            return number
        } catch {
            arriving -= 1
            changes.send()
            throw error
        }
    }

    /// Waits until everything that was queued has come to its end, or some objectives have, or the session has.
    func untilSettled(_ numbers: [Int]? = nil) async throws {
        while true {
            let seen = changes.changes
            if isOver { return }
            let isSettled = await recorder.look { state in
                numbers?.allSatisfy { state.execution($0)?.status.isFinal ?? true } ?? state.isSettled
            }
            if isSettled { return }
            try await changes.wait(after: seen)
        }
    }

    /// Queues an objective if there is room; gives its number.
    @discardableResult
    private func queue(_ objective: QueuedObjective, submission: String? = nil) async throws -> Int? {
        let (limit, number) = (begun.state.options.maximumQueueSize, Locked<Int?>(nil))
        let events = try await recorder.record { state in
            // What was taken before a crash is still in the inbox after it.
            if let submission, state.submissions.contains(submission) { return [] }
            if let limit, state.executions.count(where: { $0.status == .queued }) >= limit { return [] }
            let needs = objective.needs.compactMap { file in
                state.executions.last { $0.objectiveFile == file }?.number
            }
            number.withLock { $0 = state.executions.count + 1 }
            return [objective.event(needs: needs, submission: submission)]
        }
        // What is in the journal since before this engine is on the disk; all else goes when it is.
        if events.isEmpty, let submission, begun.state.submissions.contains(submission) { inbox.remove(submission) }
        // What was known already changes nothing, and must not have the queue looked at again for ever.
        if !events.isEmpty { changes.send() }
        return number.withLock { $0 }
    }

    func watchInbox(_ watch: FileWatch) async {
        while !Task.isCancelled {
            await loop.readable(watch.descriptor)
            watch.reset()
            changes.send()
        }
    }
}
