import Platform
import RunStorage
import StateMachine

/// Where decisions from other terminals arrive, open as long as a stage of this engine waits for one.
final class DecisionDesk: Sendable {
    private struct Opening {
        var visitors = 0
        var watch: Task<Void, Never>?
    }

    private let opening = Locked(Opening())

    /// Has a body wait for decisions.
    func whileOpen(_ context: RunContext, _ body: () async throws -> Void) async throws {
        enter(context)
        do { try await body() } catch {
            await leave()
            throw error
        }
        await leave()
    }

    private func enter(_ context: RunContext) {
        opening.withLock { opening in
            opening.visitors += 1
            guard opening.visitors == 1 else { return }
            let taking = DecisionTaking(context)
            // Whoever reads that a stage waits must find the place to hand a decision in.
            let watch = Result { try taking.open() }
            opening.watch = Task(executorPreference: context.taskExecutor) {
                await taking.run(watch)
            }
        }
    }

    /// What is being taken at this moment is taken.
    private func leave() async {
        let watch = opening.withLock { opening -> Task<Void, Never>? in
            opening.visitors -= 1
            guard opening.visitors == 0 else { return nil }
            defer { opening.watch = nil }
            return opening.watch
        }
        watch?.cancel()
        await watch?.value
    }
}
