/// A stage of a workflow that people change.
struct ChangingStage: Sendable {
    let name: String
    /// The stages that it waits for.
    var needs: [String]
    /// What its artifact depends on beside its inputs; for an approval, what becomes of a no.
    var salt: Int
    /// How many different artifacts it can make.
    let variety: Int
    let kind: ChangingKind
    /// The stage whose artifact must contain a certain digit, so that this one runs.
    var condition: String?
    /// The stages of which it reads the artifacts, where it declares `inputs`; nil where it reads all before it.
    var inputs: Set<String>?
    /// Whether a person may leave it out.
    var isOptional = false

    /// Whether it leaves an artifact when it is done.
    var makesSomething: Bool { kind == .command || kind == .agent }

    /// Whether others read what it leaves: only what is there in every run.
    var isRead: Bool { makesSomething && condition == nil && !isOptional }

    var artifact: String { name.lowercased() + ".txt" }
}
