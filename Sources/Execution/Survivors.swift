import Platform

/// Processes of an attempt whose supervisor is gone.
package enum Survivors {
    /// Ends every process that has this `TEAMBOT_ATTEMPT_ID` in its environment, and what it has started.
    package static func end(attempt id: String) {
        for _ in 0..<100 {
            let found = ProcessTree.holding("TEAMBOT_ATTEMPT_ID=\(id)")
            if found.isEmpty { return }
            for pid in found {
                for descendant in ProcessTree.descendants(of: pid) + [pid] {
                    SignalNumber.send(SignalNumber.kill, to: descendant)
                }
            }
        }
    }
}
