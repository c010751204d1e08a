import Execution
import Platform
import StateMachine

/// Which versions the tools of suites have: asked while the suites run, each once.
///
/// Nothing is remembered for another run: whether `python -m pytest` is still the same, no file can tell.
struct ToolVersions: Sendable {
    /// Who has not told it by then never does: so long the end of a run may have to wait for one.
    private static let mostSeconds = 3.0

    private let scene: SuiteScene
    private let suites: [Suite]
    private let isOver = Locked(false)

    init(_ scene: SuiteScene) {
        self.scene = scene
        suites = scene.order.suites.filter { $0.isEnabled && $0.command.isEmpty }
    }

    /// The version of each suite's tool, by the suite's name, as far as it tells one.
    func ask() async -> [String: String] {
        guard !suites.isEmpty else { return [:] }
        return await onOwnThreadUnlessCancelled { self.askNow() } ?? [:]
    }

    /// Says that the suites have ended: nothing further is asked.
    func finish() { isOver.withLock { $0 = true } }

    private func askNow() -> [String: String] {
        var known: [[String]: String] = [:]
        var versions: [String: String] = [:]
        for suite in suites where !isOver.withLock({ $0 }) {
            guard let command = scene.commands.versionCommand(for: suite) else { continue }
            let environment = environment(of: suite)
            let key = command + environment
            guard let version = known[key] ?? call(command, environment) else { continue }
            known[key] = version
            versions[suite.name] = version
        }
        return versions
    }

    private func call(_ command: [String], _ environment: [String]) -> String? {
        let output = CapturedProgram.output(
            of: command, environment: environment, directory: scene.ground.project, limit: 4_096,
            seconds: Self.mostSeconds)
        let line = output.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }
        return line.map { String($0.prefix(200)) }
    }

    /// What the tool itself gets when it tests: variables may choose which version of it that is.
    private func environment(of suite: Suite) -> [String] {
        let passed = VariableAllowList.passed(
            from: scene.ground.environment.map { ($0.name, $0.value) },
            extra: RunnerPreset.of(suite.runner).passedVariables + suite.passedVariables)
        let own = suite.environment.filter { variable in !variable.name.isEmpty }
        let rest = passed.filter { variable in !own.contains { $0.name == variable.0 } }
        return rest.map { "\($0.0)=\($0.1)" } + own.map { "\($0.name)=\($0.value)" }
    }
}
