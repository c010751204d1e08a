import Platform
import Reporting
import RunStorage
import StateMachine

/// What this process prints while it has or watches a run: through one thread, in order.
enum EngineOutput {
    private struct Current {
        var thread: OutputThread
        /// Signals, which end the wait for a terminal that takes nothing.
        var signals: Descriptor?
    }

    private static let current = Locked<Current?>(nil)

    /// Everything that is printed goes this way from now on.
    static func begin(_ presentation: sending any Presentation, signals: Descriptor?) throws(SystemError) {
        let thread = try OutputThread(presentation)
        current.withLock { $0 = Current(thread: thread, signals: signals) }
    }

    /// Leaves something to be shown; false where nothing has begun and the caller must write itself.
    @discardableResult
    static func send(_ item: OutputItem) -> Bool {
        guard let thread = current.withLock({ $0?.thread }) else { return false }
        thread.send(item)
        return true
    }

    /// Waits until all is shown, but no longer than a person wants to; what comes later is written directly.
    static func finish(seconds: Double? = nil) {
        let ending = current.withLock { current in
            defer { current = nil }
            return current
        }
        ending?.thread.finish(unless: seconds == nil ? ending?.signals : nil, seconds: seconds)
    }
}
