import Platform
import RunStorage
import StateMachine

/// Follows what another process has, until that process has ended or somebody leaves.
struct JournalWatch<Journals: WatchedJournals> {
    /// Tells of signals.
    let signals: Descriptor
    /// Tells of the terminal.
    private let terminal: Descriptor
    /// What is followed, as it stands.
    private(set) var journals: Journals
    private var keys: Keyboard?
    /// Tells when its reader has gone; nil where that is no pipe.
    private let output = Console.output.isPipe ? Console.output : nil

    /// Prepares to follow some journals.
    init(_ journals: Journals, readsKeys: Bool) throws {
        self.journals = journals
        signals = try CurrentProcess.signals([
            SignalNumber.interrupt, SignalNumber.terminate, SignalNumber.hangUp, SignalNumber.quit,
        ])
        terminal = try CurrentProcess.signals(OutputItem.terminalSignals)
        keys = readsKeys && journals.isOwned ? Keyboard() : nil
    }

    /// Shows all that happens.
    mutating func follow() throws -> WatchEnd {
        defer { keys?.restore() }
        var isOwned = journals.isOwned
        while isOwned {
            let gone = try LockWatch(journals.lock).descriptor
            if let end = try follow(until: gone) { return end }
            // Another engine may have taken the run up at once.
            isOwned = journals.isOwned
        }
        try journals.show()
        return .over
    }

    /// Follows until the engine has gone; how it ended where that is before.
    private mutating func follow(until gone: Descriptor) throws -> WatchEnd? {
        while true {
            journals.reset()
            try journals.show()
            // Keys are read only where there is a display, which no pipe has.
            let last = (keys?.descriptor ?? output).map { [$0] } ?? []
            let ready = Readiness.wait(for: [gone, signals, terminal] + last + journals.changes, seconds: nil)
            if ready.contains(1), let code = try? signals.read(1).first { return .left(128 + Int32(code)) }
            if ready.contains(2) { takeTerminalSignals() }
            if !last.isEmpty, ready.contains(3) {
                if output != nil { return .unread }
                if keys?.hasLeft() == true { return .left(0) }
            }
            if ready.contains(0) { return nil }
        }
    }

    private mutating func takeTerminalSignals() {
        for byte in (try? terminal.read(16)) ?? [] {
            if Int32(byte) == SignalNumber.continued { keys?.begin() }
            EngineOutput.send(OutputItem(terminalSignal: Int32(byte)))
        }
    }
}
