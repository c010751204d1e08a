import JSONText
import StateMachine

/// A stage as the file has it, with its place.
struct StageDraft {
    var stage: Stage
    var isReview = false
    var isAcceptance = false
    var command: [String]?
    /// Nil where the stage runs no test suites.
    var suites: [String]?
    let source: Source

    var name: String { stage.name }

    /// Whether the value is an object; nothing more is said about one that is not.
    var isReadable: Bool { source.value.members != nil }

    /// Whether `next_stages` is absent or all strings, so that the graph is what the file means; a misspelt one is
    /// reported as such, and not once more for everything that follows from it.
    var hasReadableEdges: Bool {
        guard let members = source.value.members else { return false }
        guard let edges = source.value["next_stages"] else {
            return !members.contains { NearestName.nearest(to: $0.name, among: ["next_stages"]) != nil }
        }
        return edges.elements.map { $0.count == source["next_stages"].texts.count } ?? false
    }
}
