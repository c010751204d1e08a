/// How much of the files of a run a report shows.
package struct ReportLimits: Sendable {
    /// Bytes of one artifact.
    package var artifact = 96 << 10
    /// Bytes of one reply of a reviewer.
    package var reply = 16 << 10
    /// Bytes of the end of one output.
    package var output = 4 << 10
    /// Bytes of objective and workflow each.
    package var input = 48 << 10
    /// Bytes of all artifacts together.
    package var artifacts = 600 << 10
    /// Bytes of all outputs and replies together.
    package var outputs = 500 << 10
    /// Rounds of test suites whose results are read.
    package var evidence = 20
    /// Attempts whose files are read, and artifacts.
    package var files = 300

    /// The usual limits.
    package init() {}
}
