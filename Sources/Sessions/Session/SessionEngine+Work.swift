import Execution
import Orchestration
import Platform
import StateMachine
import Worktrees

/// How the objectives in the queue are done.
extension SessionEngine {
    func work() async {
        let task = Task(executorPreference: loop) { await self.workInTask() }
        control.onEnd { task.cancel() }
        await task.value
        isClosed = true
        changes.send()
        // Who was let in before shall be told of as all others are.
        while arriving > 0 {
            let seen = changes.changes
            if arriving > 0, (try? await changes.wait(after: seen)) == nil { return }
        }
    }

    private func workInTask() async {
        await withDiscardingTaskGroup { group in
            while control.reason == nil {
                let seen = changes.changes
                guard (try? await takeIn()) != nil, (try? await blockUnreachable()) != nil else { return }
                let (ready, isSettled) = await recorder.look { ($0.readyCount, $0.isSettled) }
                // More than one for each place would only wait, and every task takes room.
                while tickets < min(ready, begun.state.options.workers) {
                    tickets += 1
                    group.addTask { await self.serve() }
                }
                // Only where nothing has come since it looked is the end the end.
                if isSettled, !isOpen, arriving == 0, changes.changes == seen, (try? inbox.close()) ?? true {
                    isClosed = true
                    return
                }
                do { try await changes.wait(after: seen) } catch { return }
            }
        }
    }

    /// Says of those whose needs have failed that they cannot begin.
    private func blockUnreachable() async throws {
        try await recorder.record { state in
            state.unreachable.map { number, need in
                let title = state.execution(need)?.title ?? "objective \(need)"
                return ExecutionEnd(status: .blocked, error: "It needs “\(title)”, which was not completed.")
                    .event(number)
            }
        }
    }

    /// Does one objective with one of the places.
    private func serve() async {
        var again: Int?
        do {
            try await places.withPlace { again = try await workOnNext() }
            while let number = again {
                // Whoever waits for his next try keeps nobody's place.
                try await Task.sleep(for: .seconds(await secondsToRetry(number)))
                again = nil
                try await places.withPlace { again = try await workOn(number) }
            }
        } catch {
            // Told to end, or nothing can be recorded any more: the loop knows why.
        }
        changes.send()
    }

    private func workOnNext() async throws -> Int? {
        // Tickets are as many as what was ready; who has one need not find something.
        tickets -= 1
        guard control.reason == nil, let number = try await start(nil) else { return nil }
        return try await finish(number)
    }

    private func workOn(_ number: Int) async throws -> Int? {
        guard control.reason == nil, try await start(number) != nil else { return nil }
        return try await finish(number)
    }

    /// Gives an objective to a worker, the first of the queue where none is named.
    private func start(_ number: Int?) async throws -> Int? {
        let names = names
        let events = try await recorder.record { state in
            guard let execution = number.flatMap(state.execution) ?? state.next, let worker = state.freeWorker else {
                return []
            }
            let feature = execution.feature ?? names.name(execution.title, file: execution.objectiveFile)
            return [self.started(execution, by: worker, as: feature)]
        }
        return events.first?.execution
    }

    private nonisolated func started(_ execution: Execution, by worker: String, as feature: String) -> Event {
        Event(.executionStarted).with {
            $0.execution = execution.number
            $0.worker = worker
            $0.feature = feature
            $0.runID = execution.runID ?? RunID.make(at: SystemClock.wallMilliseconds())
        }
    }

    /// Works on a started objective and records its end; gives its number where it is to be tried again.
    private func finish(_ number: Int) async throws -> Int? {
        guard let execution = await recorder.look({ $0.execution(number) }) else { return nil }
        let end = await ObjectiveWork(self, execution).run()
        if end.needsName {
            let name = names.name(execution.title, file: execution.objectiveFile, isLost: true)
            try await recorder.record(started(execution, by: execution.worker ?? "", as: name))
            return try await finish(number)
        }
        guard !end.isInterrupted else { return nil }
        guard end.leadsToRetry(of: execution) else {
            try await recorder.record(end.event(number))
            if let worktree = end.released, let sentence = await pool?.release(worktree) {
                place.tell("warning: \(sentence)")
            }
            return nil
        }
        let wait = RetryRule.wait(after: execution.retryCount)
        try await recorder.record(
            Event(.executionRetrying).with {
                $0.execution = number
                $0.error = end.error
                $0.exitStatus = Int(end.exitStatus)
                $0.until = Timestamp(milliseconds: SystemClock.wallMilliseconds() + Int64(wait * 1_000))
            })
        return number
    }

    private func secondsToRetry(_ number: Int) async -> Double {
        let retries = await recorder.look { $0.execution(number)?.retryCount } ?? 1
        return RetryRule.wait(after: retries - 1)
    }
}
