/// The program that reads JUnit reports, which stands beside `teambot`.
package enum ReportProgram {
    /// The name of its file.
    package static let name = "teambot-junit"

    /// Its path, by the absolute path of the running program.
    package static func path(beside program: String) -> String {
        guard let slash = program.lastIndex(of: "/") else { return name }
        return program[...slash] + name
    }
}
