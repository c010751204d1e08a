/// A directory of evidence runs: `state/evidence` for `teambot test`, `state/<feature>/evidence` for a run.
package struct EvidenceDirectory: Sendable, Equatable {
    /// Absolute.
    package let path: String

    /// Names a directory, which need not be there yet.
    package init(path: String) { self.path = path }
}
