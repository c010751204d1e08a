import Platform

/// Tells the display of an engine that its terminal has another size or has come back.
struct TerminalWatcher: Sendable {
    private let loop: EventLoop
    private let signals: Descriptor

    /// Takes the signals of the terminal, which end nothing.
    init(_ loop: EventLoop) throws(SystemError) {
        self.loop = loop
        signals = try CurrentProcess.signals(OutputItem.terminalSignals)
    }

    /// Waits for signals until the task is cancelled.
    func watch() async {
        while !Task.isCancelled {
            await loop.readable(signals)
            for byte in (try? signals.read(16)) ?? [] { EngineOutput.send(OutputItem(terminalSignal: Int32(byte))) }
        }
    }
}
