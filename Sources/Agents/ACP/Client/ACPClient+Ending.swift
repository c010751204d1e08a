import Platform

extension ACPClient {
    /// Seconds between asking an agent to end and ending it.
    private static let grace = 0.4

    /// Ends the agent when it does not end by itself.
    func endAgent() {
        closeInput()
        printAll()
        let begun = closed ?? SystemClock.monotonicSeconds()
        if waitForEnd(begun + ACPConversation.closeSeconds - SystemClock.monotonicSeconds()) { return }
        agent.signal(SignalNumber.terminate)
        if waitForEnd(Self.grace) { return }
        agent.signal(SignalNumber.kill)
        _ = waitForEnd(Self.grace)
    }

    /// Whether it has ended within some seconds.
    private func waitForEnd(_ seconds: Double) -> Bool {
        let patience = SystemClock.monotonicSeconds() + seconds
        while agent.exit == nil {
            if agent.reap() { break }
            let left = patience - SystemClock.monotonicSeconds()
            guard left > 0 else { return false }
            let outputs = [agent.output, agent.errors].compactMap { $0 }
            _ = Readiness.wait(for: [signals] + outputs, seconds: left)
            _ = try? signals.read(64)
            _ = agent.readOutput()
            readErrors()
        }
        readErrors()
        return true
    }
}
