extension ToolCall {
    /// pytest, from the project's directory: where its tests lie has no say in where anything is written.
    func pytest() throws(SuiteCommandError) -> SuiteCommand {
        let names = selection { PytestSelection(folders: folders).names($0) }
        let whole = folders.path.map { [$0 + folders.part] } ?? []
        // The old family, because the new one leaves out file and line; and no end at the first failure, whatever the
        // project's configuration says: what did not run could not be told from what passed.
        let options = ["-m", "pytest", "--junitxml=\(report)", "-o", "junit_family=xunit1", "--maxfail=0"]
        return SuiteCommand(
            arguments: [try python()] + options + (names ?? whole), directory: folders.project,
            isSelection: names != nil)
    }

    /// behave, which writes a report for each feature.
    func behave() throws(SuiteCommandError) -> SuiteCommand {
        let options = ["-m", "behave", "--junit", "--junit-directory", reportDirectory, "--no-capture"]
        return SuiteCommand(
            arguments: [try python()] + options + (folders.path.map { [$0] } ?? []), directory: folders.project)
    }

    private func python() throws(SuiteCommandError) -> String {
        try found(
            search.python(folders),
            "there is no Python: neither an active virtual environment, nor `.venv` or `venv` in the project, nor "
                + "`python3` on the PATH")
    }
}
