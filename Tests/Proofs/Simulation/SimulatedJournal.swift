import Orchestration
import RunStorage
import StateMachine
import TestSupport

/// One engine's journal, in the middle of which something may happen to the engine.
final class SimulatedJournal: StateJournal {
    private let disk: SimulatedDisk
    private let engine: SimulatedEngine
    private var generator: SplitMix64
    /// The number of events with which it happens, and what.
    private let fault: (at: Int, kind: Mishap)?

    init(
        _ disk: SimulatedDisk, _ engine: SimulatedEngine, fault: (at: Int, kind: Mishap)?, _ generator: SplitMix64
    ) {
        self.disk = disk
        self.engine = engine
        self.fault = fault
        self.generator = generator
    }

    func append(_ new: inout [Event], isDurable: Bool) throws {
        try checkEngine()
        let count = disk.change { $0.events.count }
        for index in new.indices { new[index].sequence = count + index + 1 }
        guard let fault, !engine.hasFault, count + new.count > fault.at else { return write(new[...], isDurable) }
        engine.suffer(fault.kind)
        switch fault.kind {
        case .killed, .powerCut:
            // The write itself may be torn; whole lines of it are left.
            write(new.prefix(Int.random(in: 0...new.count, using: &generator)), false)
            throw Self.failure
        case .fullDisk: throw Self.failure
        case .failedSync: write(new[...], false)
        case .stopped, .detached, .timeOver: write(new[...], isDurable)
        }
    }

    func sync() throws {
        try checkEngine()
        if engine.fault == .failedSync { throw Self.failure }
        disk.change { $0.synced = $0.events.count }
    }

    func save(_ state: RunState) throws {
        try sync()
        disk.change { $0.saved = state.lastEvent }
    }

    func verify() throws { try checkEngine() }

    private func write(_ new: ArraySlice<Event>, _ isDurable: Bool) {
        disk.change { content in
            content.events += new
            if isDurable { content.synced = content.events.count }
        }
    }

    /// An engine that is gone writes nothing more, whatever is still under way here.
    private func checkEngine() throws {
        if engine.isGone || engine.fault == .fullDisk { throw Self.failure }
    }

    private static let failure = StorageError(.cannotWrite, "It cannot be written.")
}
