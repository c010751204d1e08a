/// One run of test suites as evidence, open for writing: `<id>/manifest.json`, `tests.jsonl`, `diagnostics.json`, `artifacts/`.
package final class EvidenceRun: Sendable {
    /// `YYYYMMDD_HHMMSSZ`, with `_01` and so on where another began in the same second.
    package let id: String
    /// Its directory, absolute.
    package let path: String

    init(id: String, path: String) {
        self.id = id
        self.path = path
    }
}
