import Platform
import RunStorage
import StateMachine

extension ToolCall {
    /// cargo-nextest, with a profile of teambot's own on top of the project's configuration: nothing but a
    /// configuration can say where the report goes.
    func cargoNextest() throws -> SuiteCommand {
        _ = try found(
            search.cargoProgram("cargo-nextest"), "there is no `cargo-nextest`, neither on the PATH nor in Cargo's home"
        )
        let cargo = try found(search.cargoProgram("cargo"), "there is no `cargo` on the PATH")
        let folder = try nearest(["Cargo.toml"], "Cargo.toml")
        let names = selection { NextestSelection.arguments($0) }
        let chosen = try names ?? part(of: folder)
        let options = [
            "--no-fail-fast", "--profile", "teambot", "--tool-config-file", "teambot:\(try configuration())",
        ]
        return SuiteCommand(
            arguments: [cargo, "nextest", "run"] + options + (chosen), directory: folder,
            isSelection: names != nil)
    }

    /// Chooses what a path inside a package holds, by Cargo's own directories.
    private func part(of package: String) throws(SuiteCommandError) -> [String] {
        guard let path = folders.path(from: package) else { return [] }
        let parts = path.split(separator: "/").map(String.init)
        let names = parts.dropFirst().map { $0.hasSuffix(".rs") ? String($0.dropLast(3)) : $0 }
        guard names.allSatisfy({ $0.allSatisfy { $0.isLetter || $0.isNumber || "_-".contains($0) } }) else {
            throw unusable(path)
        }
        switch parts.first {
        // A file there, or a directory with a `main.rs`, is a program of tests.
        case "tests": return ["-E", names.first.map { "kind(test) & binary(=\($0))" } ?? "kind(test)"]
        case "src":
            if names.first == "bin" {
                return ["-E", names.dropFirst().first.map { "kind(bin) & binary(=\($0))" } ?? "kind(bin)"]
            }
            let own = "(kind(lib) | kind(bin) | kind(proc-macro))"
            let modules = names.filter { !["lib", "main", "mod"].contains($0) }
            // What a root module has in it cannot be told from what it has beside it.
            return ["-E", modules.isEmpty ? own : "\(own) & test(/^\(modules.joined(separator: "::"))::/)"]
        default: throw unusable(path)
        }
    }

    private func unusable(_ path: String) -> SuiteCommandError {
        SuiteCommandError(
            .unusable,
            "The suite `\(suite.name)` has the `path` `\(path)`, by which \(preset.name) cannot choose tests. Name a "
                + "package, or what is in its `tests` or `src`.")
    }

    /// Writes the profile beside the reports and gives its path.
    private func configuration() throws -> String {
        let path = reportDirectory + "/nextest.toml"
        var text = "[profile.teambot.junit]\npath = \(TOMLText.quoted(report))\n"
        text += "store-success-output = false\nstore-failure-output = true\n"
        try FileSystem.makeDirectories(reportDirectory)
        try AtomicFile.write(Array(text.utf8), to: path)
        return path
    }
}
