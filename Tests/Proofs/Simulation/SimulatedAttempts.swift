import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport

/// The executor of one engine: starts attempts in the world and waits for them.
struct SimulatedAttempts: AttemptExecutor {
    let world: SimulatedWorld
    let engine: SimulatedEngine

    func run(
        _ order: AttemptOrder, prompt: [UInt8]?, environment: [String], in directory: AttemptDirectory
    ) async throws -> AttemptEnd {
        let isGone = engine.isGone
        world.change { state in
            let alive = state.attempts.values.filter { $0.part.stage == order.stage && $0.standing == .lives }
            if !alive.isEmpty { state.violations.append("\(order.stage) has two live attempts") }
            if state.attempts[directory.path] != nil {
                state.violations.append("attempt \(order.number) of \(order.stage) was made twice")
            }
            state.attempts[directory.path] = SimulatedWorld.Attempt(
                part: Script.Part(stage: order.stage, role: order.role), number: order.number,
                standing: isGone ? .isLost : .lives, hasDirectory: !isGone,
                stepsLeft: Int.random(in: 0...5, using: &state.generator))
        }
        // An engine that is gone has told nobody: the attempt stands in the journal at most.
        if isGone { return .left }
        try FileSystem.makeDirectories(directory.path)
        try Descriptor.replacing(directory.order).write(order.encode())
        return try await watch(directory, of: order.stage)
    }

    func adopt(_ directory: AttemptDirectory) async throws -> AttemptEnd {
        if let result = directory.readResult() { return .ended(result) }
        guard let attempt = world.change({ $0.attempts[directory.path] }), attempt.standing == .lives else {
            return .lost
        }
        return try await watch(directory, of: attempt.part.stage)
    }

    private func watch(_ directory: AttemptDirectory, of stage: String) async throws -> AttemptEnd {
        begin(stage)
        defer { world.change { $0.watched[stage, default: 1] -= 1 } }
        while true {
            if engine.isGone { return .left }
            switch engine.running.farewell {
            case .leave: return .left
            case .stop: return .ended(try world.stop(directory.path))
            case nil: break
            }
            let isOver = world.change { state -> Bool in
                state.attempts[directory.path]?.stepsLeft -= 1
                return (state.attempts[directory.path]?.stepsLeft ?? 0) < 0
            }
            if isOver { return try end(directory) }
            await Task.yield()
        }
    }

    private func end(_ directory: AttemptDirectory) throws -> AttemptEnd {
        let isLost = engine.isDisturbed && world.change { $0.generator.oneIn(60) }
        guard isLost else { return .ended(try world.end(directory.path)) }
        world.change { $0.attempts[directory.path]?.standing = .isLost }
        return .lost
    }

    /// Counts who is at work and compares it with the places that there are.
    private func begin(_ stage: String) {
        let workflow = world.workflow
        world.change { state in
            state.watched[stage, default: 0] += 1
            if state.watched[stage, default: 0] > 1 { state.violations.append("\(stage) is watched twice") }
            if state.watched.values.reduce(0, +) > workflow.maxConcurrent {
                state.violations.append("more than \(workflow.maxConcurrent) attempts at once")
            }
            guard let group = workflow.group(of: stage), let places = group.maxConcurrent else { return }
            if group.stages.reduce(0, { $0 + state.watched[$1, default: 0] }) > places {
                state.violations.append("more than \(places) attempts at once in \(group.name)")
            }
        }
    }
}
