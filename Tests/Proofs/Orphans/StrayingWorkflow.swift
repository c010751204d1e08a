/// A workflow of two stages, of which the first leaves strays behind.
enum StrayingWorkflow {
    /// The content of `stages.json`.
    static func text(_ ledger: Ledger, _ seconds: Double, _ strays: [[Stray.Trick]]) -> String {
        let words =
            [Workshop.proofs, "straying-agent", ledger.path, "\(Int(seconds * 1e6))"]
            + strays.map { $0.isEmpty ? "plain" : $0.map(\.rawValue).joined(separator: ",") }
        let command = words.map { "\"\($0)\"" }.joined(separator: ", ")
        let retry = "\"retry\": { \"limit\": 1, \"backoff_seconds\": 0 }"
        return """
            {
              "version": 1,
              "stages": {
                "STRAY": { "command": [\(command)], "timeout_seconds": 1.5, \(retry), "next_stages": ["LAST"] },
                "LAST": { "command": ["\(Workshop.proofs)", "agent", "\(ledger.path)", "1000"] }
              }
            }

            """
    }
}
