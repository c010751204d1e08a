import JSONText
import StateMachine

/// `next_stages` as edges between positions.
enum EdgeCheck {
    /// The successors of every stage; unknown names, repetitions and loops are reported and left out.
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
            if isGuess, position == own || seen.contains(position) { continue }
            guard seen.insert(position).inserted else {
                problems.error("\(name) is named twice here; remove one.", at: source[index])
                continue
            }
            edges.append(position)
        }
        return edges
    }
}
