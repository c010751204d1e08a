import JSONText
import StateMachine

/// `next_stages` as edges between positions.
enum EdgeCheck {
    /// The successors of every stage; unknown names are reported and left out, repetitions left out.
    static func edges(_ stages: [StageDraft], _ names: inout KnownNames, _ problems: inout ProblemList) -> [[Int]] {
        var all: [[Int]] = []
        all.reserveCapacity(stages.count)
        for (position, draft) in stages.enumerated() { all.append(edges(of: position, draft, &names, &problems)) }
        return all
    }

    private static func edges(
        of own: Int, _ draft: StageDraft, _ names: inout KnownNames, _ problems: inout ProblemList
    ) -> [Int] {
        let source = draft.source["next_stages"]
        var edges: [Int] = []
        var seen = Set<Int>()
        for (index, name) in draft.stage.nextStages.enumerated() {
            guard let position = names.resolve(name, at: source[index], &problems) else { continue }
            let isGuess = names.position(of: name) == nil
            // What is named twice is told when the key is read.
            if isGuess && position == own || !seen.insert(position).inserted { continue }
            edges.append(position)
        }
        return edges
    }
}
