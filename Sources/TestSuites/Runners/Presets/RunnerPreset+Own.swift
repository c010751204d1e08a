import StateMachine

extension RunnerPreset {
    /// What a program of the user's own may be written in.
    private static let everyVariable =
        commonVariables + [
            "PYTHON*", "VIRTUAL_ENV", "CONDA_*", "NODE_*", "NPM_*", "npm_config_*", "NVM_*", "CARGO*", "RUST*", "GO*",
            "SWIFT*", "DEVELOPER_DIR", "JAVA_HOME", "JDK_*", "MAVEN_*", "GRADLE_*", "RUBY*", "GEM_*", "BUNDLE_*",
            "DOTNET_*", "CC", "CXX", "MAKEFLAGS",
        ]

    /// Any program that writes a report to `TEAMBOT_JUNIT_FILE`.
    static let junit = RunnerPreset(
        program: .junit, name: "the suite's command", installation: "Install it, or correct `command` of the suite.",
        passedVariables: everyVariable, failures: nil)

    /// A program whose exit status is all there is.
    static let exitStatus = RunnerPreset(
        program: .exitStatus, name: "the suite's command",
        installation: "Install it, or correct `command` of the suite.",
        passedVariables: everyVariable, writesReport: false, failures: nil)
}
