/// How bad the defect behind a failure is likely to be.
package enum DefectSeverity: String, Sendable, CaseIterable {
    case low, medium, high, critical
}

extension DiagnosisCategory {
    /// How bad a defect of this kind is likely to be, for who files one.
    package var severity: DefectSeverity {
        switch self {
        case .auth: .critical
        case .assertion, .connection: .high
        case .timeout, .data, .unknown: .medium
        case .flaky: .low
        }
    }
}
