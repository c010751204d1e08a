import Platform
import StateMachine

/// Finds the programs of test tools: the project's own before those of the machine.
struct ToolSearch: Sendable {
    /// Variables with their values, those that count last.
    let environment: [(name: String, value: String)]

    /// The value of a variable; nil where it is not set or empty.
    func variable(_ name: String) -> String? {
        let value = environment.last { $0.name == name }?.value
        return value?.isEmpty == false ? value : nil
    }

    /// Where a program is on the PATH; nil where it is not.
    func onPath(_ name: String) -> String? {
        let folders = variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
        return folders.split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
            .first(where: FileSystem.isExecutable)
    }

    /// The Python of the project: that of the virtual environment that is active, or of one in the project, or of the
    /// PATH.
    func python(_ folders: SuiteFolders) -> String? {
        let active = variable("VIRTUAL_ENV").filter { $0.hasPrefix("/") }
        let own = folders.upwards.flatMap { ["\($0)/.venv", "\($0)/venv"] }
        return ([active].compactMap(\.self) + own).map { $0 + "/bin/python" }.first(where: FileSystem.isExecutable)
            ?? onPath("python3") ?? onPath("python")
    }

    /// A program of a package of the project, found as Node.js finds packages; the machine's where there is none.
    func nodeProgram(_ name: String, from folder: String) -> String? {
        Self.above(folder).map { "\($0)/node_modules/.bin/\(name)" }.first(where: FileSystem.isExecutable)
            ?? onPath(name)
    }

    /// Whether a package of Node.js is there for the project.
    static func hasNodePackage(_ name: String, from folder: String) -> Bool {
        above(folder).contains { FileSystem.exists("\($0)/node_modules/\(name)/package.json") }
    }

    /// A program that `go install` has put where the PATH may not lead.
    func goProgram(_ name: String) -> String? {
        let home = variable("HOME").map { $0 + "/go" }
        let places = [variable("GOBIN")] + [variable("GOPATH"), home].map { $0.map { $0 + "/bin" } }
        return onPath(name) ?? installed(name, in: places)
    }

    /// A program that `cargo install` has put where the PATH may not lead.
    func cargoProgram(_ name: String) -> String? {
        let home = variable("CARGO_HOME") ?? variable("HOME").map { $0 + "/.cargo" }
        return onPath(name) ?? installed(name, in: [home.map { $0 + "/bin" }])
    }

    private func installed(_ name: String, in places: [String?]) -> String? {
        places.compactMap { $0.map { "\($0)/\(name)" } }.first(where: FileSystem.isExecutable)
    }

    /// A directory and all that are above it.
    private static func above(_ folder: String) -> [String] {
        var folders = [folder]
        while let last = folders.last, last != "/", last != "." { folders.append(FileSystem.parent(of: last)) }
        return folders.map { $0 == "/" ? "" : $0 }
    }
}

extension Optional {
    /// The value where it fits.
    fileprivate func filter(_ fits: (Wrapped) -> Bool) -> Wrapped? { flatMap { fits($0) ? $0 : nil } }
}
