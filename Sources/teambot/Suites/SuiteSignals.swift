import Execution
import Orchestration
import Platform
import StateMachine

/// Turns signals into the end of suites: the first ends them politely, the second leaves at once.
struct SuiteSignals: Sendable {
    let loop: EventLoop
    let signals: Descriptor
    let control: SuiteControl

    /// Waits for signals until the task is cancelled.
    func watch() async {
        while !Task.isCancelled {
            await loop.readable(signals)
            for byte in (try? signals.read(16)) ?? [] { end(Int32(byte)) }
        }
    }

    private func end(_ signal: Int32) {
        if control.end(.interrupted(signal: signal)) {
            Console.tell("Stopping: the suites are told to end; what has ended is kept. Once more ends this at once.")
        } else if signal != SignalNumber.hangUp {
            control.endAtOnce()
            Console.tell("Ended at once; the evidence has what had ended.")
            // Who wants to leave does not wait for a terminal that takes nothing.
            EngineOutput.finish(seconds: 0.2)
            CurrentProcess.exitAtOnce(128 + signal)
        }
    }
}
