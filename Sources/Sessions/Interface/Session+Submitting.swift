import Configuration
import Orchestration
import Platform
import RunStorage
import StateMachine
import Worktrees

/// How objectives come into a session.
extension Session {
    /// Puts an objective into the queue; waits for room where the queue is bounded and full.
    ///
    /// - Parameters:
    ///   - file: the file of the objective or plan, relative to the project or absolute.
    ///   - priority: higher ones begin first; nil for what the file says, or 0.
    ///   - retries: how often it is tried again; nil for what the file or the session says.
    ///   - batches: which batches of a plan are to be done, such as `1-3`; nil for what the file says, or all.
    /// - Returns: its number in the session, from 1.
    /// - Throws: `SessionFailure` where the objective cannot be read, is in the session and not done, or the session takes
    ///   nothing any more; `CancellationError` where the task is cancelled while it waits for room.
    @discardableResult
    public func submit(
        _ file: String, priority: Int? = nil, retries: Int? = nil, batches: String? = nil
    ) async throws -> Int {
        var wishes = ObjectiveList.Wishes()
        (wishes.priority, wishes.retries) = (priority, retries)
        try Self.check(priority, ObjectiveOrder.priorities, "A priority")
        try Self.check(retries, ObjectiveOrder.retries, "The number of retries")
        if let batches {
            guard let range = BatchRange(batches) else {
                throw SessionFailure("“\(batches)” does not name batches: write one such as 2, or a range such as 1-3.")
            }
            wishes.batches = range
        }
        return try await submit([file], wishes).first ?? 0
    }

    /// Puts several objectives into the queue, which may need each other and objectives of the session.
    ///
    /// - Parameter files: the files of objectives and plans, relative to the project or absolute.
    /// - Returns: their numbers in the session, in the order in which the files were given.
    /// - Throws: as `submit`; where one of them cannot be read, none is queued. What was queued when the task was cancelled
    ///   or the session has ended stays queued.
    @discardableResult
    public func submitBatch(_ files: [String]) async throws -> [Int] {
        try await submit(files, ObjectiveList.Wishes())
    }

    private static func check(_ value: Int?, _ range: ClosedRange<Int>, _ name: String) throws {
        guard let value, !range.contains(value) else { return }
        throw SessionFailure("\(name) is from \(range.lowerBound) to \(range.upperBound), not \(value).")
    }

    private func submit(_ files: [String], _ wishes: ObjectiveList.Wishes) async throws -> [Int] {
        guard !files.isEmpty else { return [] }
        let (project, tell, problems) = (project, tell, Locked<[String]>([]))
        do {
            let known = await engine.recorder.look { $0.executions }
            let names = files.map { $0.hasPrefix("/") ? $0 : project + "/" + $0 }
            // Files are read aside: whoever calls may be the only thread that others have.
            let list = try await onOwnThread(throwing: {
                try ObjectiveList(names, wishes, known: known) { sentence in
                    problems.withLock { $0.append(sentence) }
                    tell(sentence)
                }
            })
            try await checkIdle(list.objectives)
            let queued = try await engine.queue(list.objectives)
            numbers.withLock { known in
                for (objective, number) in zip(list.objectives, queued) { known[objective.file] = number }
            }
            return queued
        } catch let error as CancellationError { throw error } catch {
            throw SessionFailure((problems.withLock { $0 } + ["\(error)"]).joined(separator: "\n"))
        }
    }

    /// Refuses what is queued or at work: its run has one directory.
    private func checkIdle(_ objectives: [QueuedObjective]) async throws {
        let earlier = numbers.withLock { known in objectives.compactMap { known[$0.file] } }
        let busy = await engine.recorder.look { state in
            earlier.compactMap(state.execution).first { !$0.status.isFinal }
        }
        guard let busy else { return }
        throw SessionFailure(
            "\(busy.objectiveFile) is in the session already, as objective \(busy.number), and not done: wait for its end."
        )
    }
}
