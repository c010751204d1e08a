import JSONText
package import RunStorage

/// What `teambot doctor --json` prints.
package enum ExaminationText {
    /// The version of the format.
    package static let schemaVersion = 1

    /// The findings as one JSON object in one line.
    package static func render(_ findings: [Finding], feature: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", schemaVersion)
            root.member("feature", feature)
            root.key("findings")
            root.array { list in
                for finding in findings {
                    list.object {
                        $0.member("code", finding.code.rawValue)
                        $0.member("severity", finding.severity.rawValue)
                        $0.member("path", finding.path)
                        $0.member(
                            "sentence", [finding.sentence, finding.repair].compactMap(\.self).joined(separator: " "))
                        $0.member("repairable", finding.isRepairable)
                        $0.member("repaired", finding.isRepaired)
                    }
                }
            }
        }
        return writer.bytes + [10]
    }
}
