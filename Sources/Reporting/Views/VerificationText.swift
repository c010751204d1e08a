import JSONText
package import RunStorage

/// What `teambot verify --json` prints.
package enum VerificationText {
    /// The version of the format.
    package static let schemaVersion = 1

    /// The checks as one JSON object in one line.
    package static func render(_ proofs: [Proof], feature: String, runID: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", schemaVersion)
            root.member("feature", feature)
            root.member("run_id", runID)
            root.member("proved", VerificationView.isProved(proofs))
            root.member("not_compared", proofs.count { $0.isProved == nil })
            root.key("checks")
            root.array { list in
                for proof in proofs {
                    list.object {
                        $0.member("stage", proof.stage)
                        $0.member("kind", proof.kind.rawValue)
                        $0.member("subject", proof.subject)
                        $0.member("proved", proof.isProved)
                        $0.member("sentence", proof.sentence)
                    }
                }
            }
        }
        return writer.bytes + [10]
    }
}
