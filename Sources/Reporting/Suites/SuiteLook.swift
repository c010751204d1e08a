import StateMachine

extension StageLook {
    /// How a suite's end looks.
    init(_ status: SuiteStatus) {
        switch status {
        case .passed: self.init(StageStatus.completed)
        case .failed: self.init(StageStatus.failed)
        case .error, .timedOut, .nothingRan, .noReport, .toolMissing: self.init(glyph: "!", paint: .red)
        case .disabled, .skipped: self.init(StageStatus.skipped)
        }
    }
}

extension SuiteStatus {
    /// The word of a result's line.
    var word: String {
        switch self {
        case .passed: "PASS"
        case .failed: "FAIL"
        case .error: "ERROR"
        case .timedOut: "TIMED OUT"
        case .nothingRan: "NOTHING RAN"
        case .noReport: "NO REPORT"
        case .toolMissing: "TOOL MISSING"
        case .disabled: "DISABLED"
        case .skipped: "SKIPPED"
        }
    }
}
