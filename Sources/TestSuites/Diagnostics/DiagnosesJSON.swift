import JSONText

/// `diagnostics.json` of an evidence run.
package enum DiagnosesJSON {
    /// The whole file.
    package static func file(_ diagnoses: Diagnoses) -> [UInt8] {
        var writer = JSONWriter(indentation: 2)
        writer.object { writer in
            writer.member("schema_version", 1)
            write(summary: diagnoses.summary, to: &writer)
            writer.key("groups")
            writer.array { writer in
                for group in diagnoses.groups { write(group, to: &writer) }
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    /// The members that sum up: how many failures, of which kinds, and the same as text.
    static func write(summary: DiagnosisSummary, to writer: inout JSONWriter) {
        writer.member("total_failures", summary.total)
        writer.key("categories")
        writer.object { writer in
            for count in summary.categories { writer.member(count.category.rawValue, count.count) }
        }
        writer.member("summary_text", summary.text)
    }

    /// A diagnosis as an object.
    static func write(_ diagnosis: Diagnosis, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("category", diagnosis.category.rawValue)
            writer.member("cause", diagnosis.cause)
            writer.member("suggestion", diagnosis.suggestion)
            writer.member("confidence", diagnosis.confidence)
            writer.member("evidence", diagnosis.evidence)
            writer.member("rule", diagnosis.rule)
            writer.member("explained_by", explainedBy(diagnosis.explainedBy))
        }
    }

    private static func explainedBy(_ source: Diagnosis.Source) -> String {
        switch source {
        case .rules: "rules"
        case .agent(let name): "agent \(name)"
        }
    }

    private static func write(_ group: DiagnosisGroup, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("count", group.members.count)
            writer.member("severity", group.diagnosis.category.severity.rawValue)
            writer.key("diagnosis")
            write(group.diagnosis, to: &writer)
            writer.key("failures")
            writer.array { writer in
                for member in group.members {
                    writer.object { writer in
                        writer.member("suite", member.failure.suite)
                        writer.member("test", member.failure.test)
                        writer.member("title", member.title)
                        writer.member("actual", member.actual)
                        writer.member("route", member.failure.route)
                        writer.member("evidence", member.diagnosis.evidence)
                    }
                }
            }
        }
    }
}
