import StateMachine

extension RunnerPreset {
    private static let pythonVariables =
        commonVariables + ["PYTHON*", "VIRTUAL_ENV", "CONDA_*", "PYENV_*", "COVERAGE_*"]

    /// pytest, called as a module of the project's own Python.
    static let pytest = RunnerPreset(
        program: .pytest, name: "pytest",
        installation: "Install it with `pip install pytest` into the project's own environment.",
        passedVariables: pythonVariables + ["PYTEST_*"], canSelect: true, nothing: [5],
        statuses: [
            2: "was interrupted, or could not collect all tests",
            3: "had an error of its own",
            4: "was called in a way that it does not understand: look at `path` and at its configuration",
        ],
        signs: [
            // All that Python says when the module is not there.
            EndSign(
                meaning: .toolMissing, stream: .errors, end: ": No module named pytest", isLast: true, statuses: [1])
        ],
        // Such as `!!!!! stopping after 1 failures !!!!!`.
        doubts: ReportDoubts(skips: ReportDoubts.reasons, printed: [EndSign(meaning: .crashed, start: "!!!!!")]))

    /// behave, called as a module of the project's own Python.
    static let behave = RunnerPreset(
        program: .behave, name: "behave",
        installation: "Install it with `pip install behave` into the project's own environment.",
        passedVariables: pythonVariables + ["BEHAVE_*"],
        signs: [
            EndSign(
                meaning: .toolMissing, stream: .errors, end: ": No module named behave", isLast: true, statuses: [1]),
            EndSign(meaning: .nothingRan, start: "ConfigError: No feature files"),
            EndSign(meaning: .nothingRan, start: "0 features passed, 0 failed, 0 skipped", statuses: [0]),
            EndSign(meaning: .crashed, start: "ConfigError:", isLast: true),
            EndSign(meaning: .crashed, start: "No steps directory", isLast: true),
        ])
}
