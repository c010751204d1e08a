import Platform

/// Has threads do parts of a proof at the same time, and adds up what they report.
enum SideBySide {
    /// The threads that are used: as many as a small machine has cores.
    static let threads = 2

    /// Runs the body once for each thread, with the thread's number.
    static func report(_ body: @escaping @Sendable (Int) -> ProofReport) -> ProofReport {
        let parts = (try? EventLoop())?.run {
            await withTaskGroup(of: ProofReport.self) { group in
                for thread in 0..<threads { group.addTask { await onOwnThread { body(thread) } } }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        var whole = ProofReport()
        for part in parts ?? [] {
            for number in part.numbers { whole.count(number.name, number.value) }
            for violation in part.violations { whole.violate(violation) }
        }
        return whole
    }
}
