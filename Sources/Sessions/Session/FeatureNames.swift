import Configuration
import Platform
import RunStorage

/// Gives each objective of a session the name of its run's directory: that which it has had, or one that nobody has.
final class FeatureNames: Sendable {
    private struct State {
        var ofObjective: [String: String]
        var taken: Set<String> = []
    }

    private let directory: StateDirectory
    private let state: Locked<State>

    /// Looks at all runs once.
    init(_ directory: StateDirectory) throws {
        self.directory = directory
        let known = try directory.summaries().map { ($0.objectiveFile, $0.feature) }
        state = Locked(State(ofObjective: Dictionary(known) { newest, _ in newest }))
    }

    /// The name for an objective; it is nobody else's from now on.
    ///
    /// - Parameter lost: whether the one it had was taken by a session of another process in the meantime.
    func name(_ title: String, file: String, isLost: Bool = false) -> String {
        state.withLock { state in
            if isLost { state.ofObjective[file] = nil }
            if let known = state.ofObjective[file] { return known }
            let fileName = file.split(separator: "/").last.map(String.init) ?? file
            let wanted = FeatureName.derive(title: title, fileName: fileName, goals: [])
            let name = directory.freeName(from: wanted, besides: state.taken)
            state.taken.insert(name)
            state.ofObjective[file] = name
            return name
        }
    }
}
