package import StateMachine

/// One evidence run for people: when, of what, its suites, what failed and why, and its files.
package struct EvidenceView: Sendable {
    /// Files that are shown.
    private static let mostFiles = 40

    private let id: String
    private let place: String
    private let path: String
    private let status: String
    private let createdAt: Timestamp
    private let finishedAt: Timestamp?
    private let results: SuiteResultsView
    /// The project that was tested.
    package var project = ""
    /// The commit on which it stood.
    package var commit: String?
    /// What a reader should know.
    package var remarks: [String] = []
    /// Its files, relative to it.
    package var files: [String] = []
    /// Seconds by which clocks here differ from UTC.
    package var clockOffset = 0

    /// Begins with what every evidence run has.
    package init(
        id: String, place: String, path: String, status: String, createdAt: Timestamp, finishedAt: Timestamp?,
        results: SuiteResultsView
    ) {
        self.id = id
        self.place = place
        self.path = path
        self.status = status
        self.createdAt = createdAt
        self.finishedAt = finishedAt
        self.results = results
    }

    /// Everything as text that ends with a line end.
    package func render(_ style: Style) -> String {
        let words = status.split(separator: "_").joined(separator: " ")
        var head = [style.paint(Printable.text("\(id): \(words)"), .bold)]
        head.append("begun    \(ClockText.moment(createdAt, offset: clockOffset))" + ending)
        if !project.isEmpty { head.append("project  " + Printable.text(project)) }
        if let commit { head.append("commit   " + Printable.text(commit)) }
        head += remarks.map { style.paint("remark   " + Printable.firstLine($0), .yellow) }
        let shown = files.prefix(Self.mostFiles).map { "  " + Printable.text($0) }
        let more = files.count > Self.mostFiles ? ["  … \(files.count - Self.mostFiles) more"] : []
        let list = [style.paint("files in \(Printable.text(path))", .bold)] + shown + more
        let suites = results.suites.isEmpty ? "" : results.render(style) + "\n"
        return (head + [""]).map { $0 + "\n" }.joined() + suites + list.map { $0 + "\n" }.joined()
    }

    private var ending: String {
        guard let finishedAt else { return "" }
        return ", took " + DurationText.render(seconds: finishedAt.seconds(since: createdAt))
    }
}
