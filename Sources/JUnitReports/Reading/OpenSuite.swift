import RunStorage

/// A test suite of the report whose end has not come.
struct OpenSuite {
    /// Its name; nil where it has none.
    let name: String?
    /// The names of the suites around and its own, as far as there is room for them in every line that has them.
    let names: [String]
    /// The file that its tests are in, where the tool says so of it or of a suite around.
    let file: String?
    /// How many failures and errors it says that it has.
    let claimed: Int
    /// How deep it stands.
    let depth: Int
    /// How many elements within it tell that something went wrong, in whatever try.
    var problems = 0

    /// Makes a suite that has begun.
    init(_ attributes: [String: String], in outer: OpenSuite?, depth: Int) {
        name = attributes["name"].flatMap { $0.isBlank ? nil : BoundedText.beginning(of: $0, ReportLimits.label) }
        let around = outer?.names ?? []
        let all = around + [name].compactMap(\.self)
        // Also a name of one letter has its price in every line.
        names = all.reduce(0) { $0 + $1.utf8.count + 64 } <= ReportLimits.suites ? all : around
        file = SourcePlace(attributes).file.map { BoundedText.beginning(of: $0, ReportLimits.label) } ?? outer?.file
        let counts = ["failures", "errors"].map { attributes[$0].flatMap { Int($0) } ?? 0 }
        claimed = counts.reduce(0) { $0.addingReportingOverflow(max(0, $1)).partialValue }
        self.depth = depth
    }

    /// What is wrong where it counts more failures and errors than it tells of: some tools write only the number where
    /// a whole file of tests could not be loaded or built.
    var unexplained: TestProblem? {
        guard claimed > problems else { return nil }
        let what = name.map { "The test suite \($0)" } ?? "A test suite without a name"
        let told = problems == 0 ? "none" : "only \(problems)"
        return TestProblem(
            .error,
            message: "\(what) counts \(claimed) failures and errors, but the report tells of \(told); "
                + "look at what its program has printed.")
    }
}
