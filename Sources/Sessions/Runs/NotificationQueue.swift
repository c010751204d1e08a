import Execution
import Platform
import Reporting
import StateMachine

/// What one command is still to be told, in the order in which it happened; one call at a time.
final class NotificationQueue: Sendable {
    /// What waits, and whether a thread is at work on it.
    private struct Waiting {
        var calls: [FedProgram] = []
        var isWorking = false
        var isOver = false
        /// Calls for which there was no room.
        var lost = 0
        /// What was said already: the same trouble a hundred times is one trouble.
        var said: Set<String> = []
    }

    /// More than this is not kept for a command that cannot keep up.
    private static let most = 1_000

    let notification: Notification
    private let project: String
    private let environment: [String]
    private let warn: @Sendable (String) -> Void
    private let waiting = Locked(Waiting())
    /// Readable when the thread has nothing more to do.
    private let idle = try? Descriptor.pipe()
    /// Readable when nobody waits any more.
    private let cancellation = try? Descriptor.pipe()

    /// Prepares a command.
    init(
        _ notification: Notification, project: String, environment: [String],
        warn: @escaping @Sendable (String) -> Void
    ) {
        self.notification = notification
        self.project = project
        self.environment = environment
        self.warn = warn
        idle?.reading.becomeNonblocking()
    }

    /// Adds a call; never waits.
    func add(_ input: [UInt8], variables: [String]) {
        let call = FedProgram(
            arguments: notification.command, environment: environment + variables, directory: project, input: input)
        let mustStart = waiting.withLock { waiting -> Bool in
            guard waiting.calls.count < Self.most else {
                waiting.lost += 1
                return false
            }
            waiting.calls.append(call)
            defer { waiting.isWorking = true }
            return !waiting.isWorking
        }
        if mustStart { startThread { self.work() } }
    }

    /// Waits until everything is told, a moment is reached or a signal comes; what is left then is given up.
    ///
    /// - Returns: false where a signal ended the waiting.
    func finish(until end: Double, signals: Descriptor?) -> Bool {
        var isWanted = true
        while waiting.withLock({ $0.isWorking }), let idle {
            let left = end - SystemClock.monotonicSeconds()
            guard left > 0 else { break }
            let ready = Readiness.wait(for: [idle.reading] + (signals.map { [$0] } ?? []), seconds: left)
            if ready.contains(1), let signals, endsWaiting(signals) {
                isWanted = false
                break
            }
            if ready.contains(0) { _ = try? idle.reading.read(64) }
        }
        giveUp()
        return isWanted
    }

    /// Whether one of the signals that have come wants an end: a terminal whose size changes wants none.
    private func endsWaiting(_ signals: Descriptor) -> Bool {
        guard let numbers = try? signals.read(64) else { return true }
        return numbers.contains { ![SignalNumber.windowChanged, SignalNumber.continued].contains(Int32($0)) }
    }

    /// Ends the call that is under way, and drops those that wait.
    private func giveUp() {
        let (count, isWorking) = waiting.withLock { waiting -> (Int, Bool) in
            defer { waiting.calls = [] }
            waiting.isOver = true
            return (waiting.calls.count + waiting.lost, waiting.isWorking)
        }
        if count > 0 { warn("\(title) was not told of \(count) more \(count == 1 ? "event" : "events").") }
        guard isWorking, let idle else { return }
        _ = try? cancellation?.writing.write([1])
        // Being ended takes no longer than a process takes to die.
        let end = SystemClock.monotonicSeconds() + 2
        while waiting.withLock({ $0.isWorking }) {
            let left = end - SystemClock.monotonicSeconds()
            guard left > 0, !Readiness.wait(for: [idle.reading], seconds: left).isEmpty else { return }
            _ = try? idle.reading.read(64)
        }
    }

    private func work() {
        while let call = next() {
            guard let cancellation = cancellation?.reading else { continue }
            report(call.call(seconds: notification.timeoutSeconds, cancellation: cancellation))
        }
        _ = try? idle?.writing.write([1])
    }

    private func next() -> FedProgram? {
        waiting.withLock { waiting in
            guard !waiting.isOver, !waiting.calls.isEmpty else {
                waiting.isWorking = false
                return nil
            }
            return waiting.calls.removeFirst()
        }
    }

    private var title: String { "The notification \(ShellText.render(notification.command))" }

    private func report(_ end: FedProgram.End) {
        let seconds = DurationText.render(seconds: notification.timeoutSeconds)
        let sentence: String? =
            switch end {
            case .succeeded: nil
            case .notStarted(let why): "\(title) could not be started. \(why)"
            case .failed(let state, let said):
                "\(title) failed (\(state.signal.map(SignalNumber.name) ?? "exit status \(state.status ?? 0)"))"
                    + (Printable.firstLine(said).isEmpty ? "." : ": \(said)")
            case .tookTooLong: "\(title) took longer than \(seconds) and was ended."
            case .cancelled: "\(title) was ended before it was done."
            }
        guard let sentence, waiting.withLock({ $0.said.insert(sentence).inserted }) else { return }
        warn(sentence)
    }
}
