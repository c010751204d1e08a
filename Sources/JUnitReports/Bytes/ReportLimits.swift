/// How much of a report is kept, so that memory is bounded whatever stands in it; bytes, where nothing else is said.
enum ReportLimits {
    /// What is read from the file at once.
    static let piece = 1 << 16
    /// Of an attribute's value, as it is written.
    static let attribute = 1 << 16
    /// Of the values of one tag together.
    static let values = 1 << 18
    /// Of one tag without its values; longer ones are no test report's.
    static let tag = 1 << 16
    /// How many different names elements and attributes may have.
    static let names = 4_096
    /// Of the names of all suites around a test together: they stand in every line.
    static let suites = 2 << 10
    /// How deep elements may stand in each other.
    static let depth = 200
    /// How many tests may stand in each other: what is told of each is held until it ends.
    static let openTests = 8
    /// Of a name: of a test, a class, a file.
    static let name = 8 << 10
    /// Of a name that can stand there often: of a suite around, a property, a type.
    static let label = 1 << 10
    /// Of a message.
    static let message = 8 << 10
    /// Of the text of a problem: half of it from the beginning, half from the end.
    static let text = 64 << 10
    /// Of what was printed: the end.
    static let output = 16 << 10
    /// Problems of one test that are kept; of more only their number.
    static let problems = 20
    /// Properties of one test that are kept.
    static let properties = 100
    /// Tests whose names are remembered in order to tell equal ones apart.
    static let remembered = 1_000_000
}
