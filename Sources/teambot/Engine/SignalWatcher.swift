import Execution
import Orchestration
import Platform
import StateMachine

/// Turns signals into the ends of an engine: the first stops politely or detaches, the second ends at once.
struct SignalWatcher: Sendable {
    let loop: EventLoop
    let signals: Descriptor
    let control: any EngineEnding
    /// Whether running agents are to be left alone on every signal, not only when the terminal is closed.
    let isDetaching: Bool

    /// Waits for signals until the process ends.
    func watch() async {
        while !Task.isCancelled {
            await loop.readable(signals)
            for byte in (try? signals.read(16)) ?? [] { end(Int32(byte)) }
        }
    }

    private func end(_ signal: Int32) {
        let isDetached = isDetaching || signal == SignalNumber.hangUp
        let reason: Outcome = isDetached ? .detached(signal: signal) : .interrupted(signal: signal)
        if control.end(reason) {
            if !isDetached {
                Console.tell(
                    """
                    Stopping: running agents are told to end. Once more ends this at once.
                    (With --detach-agents they would work on.)
                    """)
            }
        } else if signal != SignalNumber.hangUp {
            control.endAtOnce()
            Console.tell("Ended at once; everything is kept, and `teambot resume` goes on.")
            // Who wants to leave does not wait for a terminal that takes nothing.
            EngineOutput.finish(seconds: 0.2)
            CurrentProcess.exitAtOnce(128 + signal)
        }
    }
}
