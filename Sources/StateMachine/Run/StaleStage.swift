/// A stage that is stale, with all its causes.
package struct StaleStage: Sendable, Equatable {
    /// Its name.
    package var stage: String
    /// Why it is stale; never empty.
    package var causes: [StaleCause]

    /// Its artifacts in whose place somebody else has put another file.
    package var changedByHand: [String] {
        causes.compactMap { cause in
            guard case .artifact(let change) = cause, case .file = change.now else { return nil }
            return change.path
        }
    }

    /// Makes a stale stage.
    package init(stage: String, causes: [StaleCause]) {
        self.stage = stage
        self.causes = causes
    }
}
