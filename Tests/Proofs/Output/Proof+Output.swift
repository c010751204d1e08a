extension Proof {
    /// Agents print without end, on either output, and hold their output open when they are gone.
    package static let output = Proof(
        name: "output", summary: "Whatever an agent prints, engine and supervisor stay small and the attempt ends.",
        longCount: 1
    ) { request in
        let workshop = try Workshop()
        var report = ProofReport()
        for _ in 0..<request.count {
            for kind in Flood.Kind.allCases {
                #if DEBUG
                    try growth(kind, workshop, &report)
                #else
                    try limits(kind, workshop, &report)
                #endif
            }
        }
        return report
    }

    /// The full flood against the limits that hold for a release build.
    private static func limits(_ kind: Flood.Kind, _ workshop: Workshop, _ report: inout ProofReport) throws {
        let bytes: [Flood.Kind: Int] = [
            .lines: 1 << 30, .whole: 60 << 20, .unbroken: 200 << 20, .random: 200 << 20, .errors: 1 << 30,
        ]
        let peak = try tell(kind, bytes[kind] ?? 0, workshop, &report)
        if peak.engine >= 30 << 10 { report.violate("\(kind): the engine had \(peak.engine) KB.") }
        if peak.supervisor >= 24 << 10 { report.violate("\(kind): a supervisor had \(peak.supervisor) KB.") }
    }

    /// Small floods, for a debug build: with three times as much nobody may need more than a little more.
    private static func growth(_ kind: Flood.Kind, _ workshop: Workshop, _ report: inout ProofReport) throws {
        let little = try tell(kind, kind == .whole ? 2 << 20 : 1 << 20, workshop, &report)
        guard kind == .whole else { return }
        let much = try tell(kind, 6 << 20, workshop, &report)
        for (name, more) in [
            ("engine", much.engine - little.engine), ("supervisor", much.supervisor - little.supervisor),
        ] where more > 3 << 10 {
            report.violate("\(kind): with 4 MB more of output the \(name) needed \(more) KB more.")
        }
    }

    private static func tell(
        _ kind: Flood.Kind, _ bytes: Int, _ workshop: Workshop, _ report: inout ProofReport
    ) throws -> PeakMemory {
        let (peak, violations) = try OutputTrial(kind, bytes: bytes, in: workshop).run()
        report.count("floods")
        report.count("MB printed", 2 * bytes >> 20)
        report.raise("engine KB (\(kind))", to: peak.engine)
        report.raise("supervisor KB (\(kind))", to: peak.supervisor)
        for violation in violations { report.violate("\(kind): \(violation)") }
        return peak
    }
}
