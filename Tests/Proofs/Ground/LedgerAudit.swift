/// What the agents themselves have written down: that each worked once, and never two at the same task.
struct LedgerAudit {
    private let records: [LedgerRecord]

    init(records: [LedgerRecord]) { self.records = records }

    /// Each promise that is not kept, as a sentence.
    func violations(allowsRepeats: Bool) -> [String] {
        let doubles = records.filter { $0.word == .double }.map { "Two agents lived at once: \($0.line.dropLast())" }
        return doubles + ProofWorkflow.tasks.flatMap { violations(of: $0.stage, $0.role, allowsRepeats) }
    }

    private func violations(of stage: String, _ role: String, _ allowsRepeats: Bool) -> [String] {
        let own = records.filter { $0.stage == stage && $0.role == role }
        let starts = own.filter { $0.word == .start }
        let ends = own.filter { $0.word == .end }
        var found: [String] = []
        if Set(starts.map(\.attempt)).count != starts.count { found.append("An attempt of \(stage) ran twice.") }
        if ends.isEmpty { found.append("No agent of \(stage) came to its end.") }
        if !allowsRepeats, starts.count != 1 || ends.count != 1 {
            found.append("Agents of \(stage): \(starts.count) began and \(ends.count) ended.")
        }
        return found
    }
}
