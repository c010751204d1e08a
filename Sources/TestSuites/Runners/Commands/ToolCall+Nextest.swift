import Platform
import RunStorage

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
        let options = [
            "--no-fail-fast", "--profile", "teambot", "--tool-config-file", "teambot:\(try configuration())",
        ]
        return SuiteCommand(
            arguments: [cargo, "nextest", "run"] + options + (names ?? []), directory: folder,
            isSelection: names != nil)
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
