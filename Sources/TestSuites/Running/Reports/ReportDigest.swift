import Platform
package import RunStorage

/// By what the reports of an attempt are known again: whoever changes one later must not change what was proved.
package enum ReportDigest {
    /// The digest of all of them with their names; of nothing where there are none. It blocks.
    ///
    /// A report that cannot be read is known by its name: that is the suite's trouble, and told with its verdict.
    package static func of(_ attempt: AttemptDirectory) -> String {
        var digest = Digest()
        for name in ReportReader.reports(in: attempt).sorted() {
            let content = try? Digest.sha256(of: attempt.open().reading(name)).sha256
            digest.update(Array("\(name)\0\(content ?? "-")\n".utf8))
        }
        return digest.finish()
    }
}
