import JSONText
import StateMachine

/// A stage as the file has it, with its place.
struct StageDraft {
    var stage: Stage
    var isReview = false
    var isAcceptance = false
    var command: [String]?
    var question: String?
    let source: Source

    var name: String { stage.name }

    /// Whether the value is an object; nothing more is said about one that is not.
    var isReadable: Bool { source.value.members != nil }

    /// Whether `next_stages` is absent or all strings, so that the graph is what the file means.
    var hasReadableEdges: Bool {
        guard isReadable else { return false }
        guard let edges = source.value["next_stages"] else { return true }
        return edges.elements.map { $0.count == source["next_stages"].texts.count } ?? false
    }
}
