import Platform

/// What is watched beside suites that run: signals that end them, and the terminal.
struct SuiteWatching: Sendable {
    private let loop: EventLoop
    private let signals: SuiteSignals
    private let terminal: TerminalWatcher

    /// Prepares to watch.
    init(_ loop: EventLoop, _ signals: Descriptor, _ control: SuiteControl) throws(SystemError) {
        self.loop = loop
        self.signals = SuiteSignals(loop: loop, signals: signals, control: control)
        terminal = try TerminalWatcher(loop)
    }

    /// Begins to watch, until both tasks are cancelled.
    func begin() -> [Task<Void, Never>] {
        let (signals, terminal) = (signals, terminal)
        return [
            Task(executorPreference: loop) { await signals.watch() },
            Task(executorPreference: loop) { await terminal.watch() },
        ]
    }
}
