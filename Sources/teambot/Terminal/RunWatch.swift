import Platform
import RunStorage
import StateMachine

/// Follows the journal of a run that another process has, until that process has ended or somebody leaves.
struct RunWatch {
    /// Why nothing more is followed.
    enum End {
        /// No engine has the run any more; it stands like this.
        case over(RunState)
        /// Somebody has seen enough, and the exit code that goes with how it was said.
        case left(Int32)
        /// Nobody reads what is shown.
        case unread
    }

    /// Tells of signals.
    let signals: Descriptor
    /// Tells of the terminal.
    private let terminal: Descriptor
    private let observed: ObservedRun
    private let changes: FileWatch
    private var state: RunState
    private var follower: JournalFollower
    private var keys: Keyboard?
    /// Tells when its reader has gone; nil where that is no pipe.
    private let output = Console.output.isPipe ? Console.output : nil

    /// Prepares to follow a run from a state and a place in its journal.
    init(_ observed: ObservedRun, from state: RunState, _ follower: JournalFollower, readsKeys: Bool) throws {
        self.observed = observed
        self.state = state
        self.follower = follower
        signals = try CurrentProcess.signals([
            SignalNumber.interrupt, SignalNumber.terminate, SignalNumber.hangUp, SignalNumber.quit,
        ])
        terminal = try CurrentProcess.signals(OutputItem.terminalSignals)
        changes = try FileWatch(observed.run.journal)
        keys = readsKeys && observed.owner != nil ? Keyboard() : nil
    }

    /// Shows all that happens.
    mutating func follow() throws -> End {
        defer { keys?.restore() }
        var isOwned = observed.owner != nil
        while isOwned {
            let gone = try LockWatch(observed.run.lock).descriptor
            if let end = try follow(until: gone) { return end }
            // Another engine may have taken the run up at once.
            isOwned = observed.run.owner() != nil
        }
        try show()
        return .over(state)
    }

    /// Follows until the engine has gone; how it ended where that is before.
    private mutating func follow(until gone: Descriptor) throws -> End? {
        while true {
            changes.reset()
            try show()
            // Keys are read only where there is a display, which no pipe has.
            let last = (keys?.descriptor ?? output).map { [$0] } ?? []
            let ready = Readiness.wait(for: [gone, signals, changes.descriptor, terminal] + last, seconds: nil)
            if ready.contains(1), let code = try? signals.read(1).first { return .left(128 + Int32(code)) }
            if ready.contains(3) { takeTerminalSignals() }
            if ready.contains(4) {
                if output != nil { return .unread }
                if keys?.hasLeft() == true { return .left(0) }
            }
            if ready.contains(0) { return nil }
        }
    }

    private mutating func show() throws {
        for event in try follower.next() {
            state.apply(event, in: observed.workflow)
            EngineOutput.send(.event(event))
        }
    }

    private mutating func takeTerminalSignals() {
        for byte in (try? terminal.read(16)) ?? [] {
            if Int32(byte) == SignalNumber.continued { keys?.begin() }
            EngineOutput.send(OutputItem(terminalSignal: Int32(byte)))
        }
    }
}
