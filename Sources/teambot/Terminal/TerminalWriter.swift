import Platform

/// Writes to a terminal, however long that takes; one that is gone swallows everything.
struct TerminalWriter {
    let descriptor: Descriptor

    /// Writes all of a text.
    func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            guard let count = try? descriptor.writeAvailable(rest.prefix(1 << 16)) else { return }
            rest = rest.dropFirst(count)
            // Another program may have made the terminal nonblocking for all who use it.
            if count == 0 { _ = Readiness.wait(reading: [], writing: [descriptor], seconds: 1) }
        }
    }
}
