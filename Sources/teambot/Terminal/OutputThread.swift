import Platform

/// The one thread that writes what an engine has to say, in order.
///
/// Whoever says something only leaves it here: a terminal that is slow, or stopped by Ctrl-S, keeps no engine waiting.
/// What waits for such a terminal is never more than the journal has, and takes less than a kilobyte an event.
final class OutputThread: Sendable {
    private struct Mailbox {
        var items: [OutputItem] = []
        var isAsleep = false
        var isEnding = false
    }

    private let mailbox = Locked(Mailbox())
    private let wakeReader: Descriptor
    private let wakeWriter: Descriptor
    private let endReader: Descriptor
    private let endWriter: Descriptor

    /// Starts the thread with the way in which it shows things.
    init(_ presentation: sending any Presentation) throws(SystemError) {
        (wakeReader, wakeWriter) = try Descriptor.pipe()
        wakeReader.becomeNonblocking()
        wakeWriter.becomeNonblocking()
        (endReader, endWriter) = try Descriptor.pipe()
        let first = Locked<(any Presentation)?>(presentation)
        startThread {
            let taken = first.withLock { box in
                defer { box = nil }
                return box
            }
            if let taken { self.work(taken) }
        }
    }

    /// Leaves something to be shown.
    func send(_ item: OutputItem) {
        let mustWake = mailbox.withLock { box in
            box.items.append(item)
            defer { box.isAsleep = false }
            return box.isAsleep
        }
        if mustWake { wake() }
    }

    /// Waits until all is shown, at most so many seconds (nil: for ever), or until a signal says to leave.
    func finish(unless signals: Descriptor?, seconds: Double?) {
        mailbox.withLock { $0.isEnding = true }
        wake()
        let ready = Readiness.wait(for: [endReader] + (signals.map { [$0] } ?? []), seconds: seconds)
        // Ctrl-C sets a stopped terminal going again: what is left is then shown after all.
        if ready.contains(1), !ready.contains(0) { _ = Readiness.wait(for: [endReader], seconds: 0.2) }
    }

    private func wake() { _ = try? wakeWriter.write([1]) }

    private func work(_ first: any Presentation) {
        var presentation = first
        while true {
            let (items, isEnding) = mailbox.withLock { box in
                defer { box.items = [] }
                return (box.items, box.isEnding)
            }
            if !items.isEmpty { presentation.take(items) }
            if isEnding, items.isEmpty { break }
            if isEnding { continue }
            sleep(presentation.draw(now: SystemClock.monotonicSeconds()))
        }
        presentation.end()
        _ = try? endWriter.write([1])
    }

    private func sleep(_ wait: Wait) {
        let isEmpty = mailbox.withLock { box in
            // While it rests nobody needs to wake it: what comes is looked at afterwards.
            guard !box.isEnding, wait.isResting || box.items.isEmpty else { return false }
            box.isAsleep = !wait.isResting
            return true
        }
        guard isEmpty else { return }
        let seconds = wait.until.map { max(0, $0 - SystemClock.monotonicSeconds()) }
        _ = Readiness.wait(for: [wakeReader] + (wait.source.map { [$0] } ?? []), seconds: seconds)
        mailbox.withLock { $0.isAsleep = false }
        while let bytes = try? wakeReader.read(64), !bytes.isEmpty {}
    }
}
