/// The program that reads JUnit reports, which stands beside `teambot`.
package enum ReportProgram {
    /// The name of its file.
    package static let name = "teambot-junit"

    /// Its path, by the absolute path of the running program.
    package static func path(beside program: String) -> String {
        guard let slash = program.lastIndex(of: "/") else { return name }
        return program[...slash] + name
    }

    /// What to do where it is missing, in a sentence.
    package static func missing(_ path: String) -> String {
        "Reports cannot be read because \(path) is not there; build or copy `\(name)` beside teambot."
    }
}
