import JSONText
package import StateMachine

/// Says what is wrong with the needs of objectives.
package enum NeedsSentences {
    /// Suggestions cost a look at all names; a list with more errors than this needs none.
    private static let mostSuggestions = 50
    /// Nobody reads more than this.
    private static let most = 1_000

    /// A sentence for each problem, which says what to do.
    package static func all(_ graph: NeedsGraph) -> [String] {
        let names = graph.names.map(shown)
        let known = graph.names + graph.entries.map(\.title)
        return graph.problems.prefix(most).enumerated().map { count, problem in
            switch problem {
            case .unknown(let entry, let need):
                let nearest = count < mostSuggestions ? NearestName.nearest(to: need, among: known) : nil
                let hint =
                    nearest.map { "; did you mean \(QuotedText.shown($0))?" }
                    ?? "; give its file too, or remove the need."
                return "\(names[entry]) needs \(QuotedText.shown(need)), which is none of the objectives\(hint)"
            case .ambiguous(let entry, let need, let candidates):
                let paths = candidates.map { shown(graph.entries[$0].path) }
                return "\(names[entry]) needs \(QuotedText.shown(need)), which can be \(NameListing.listed(paths)); "
                    + "write a path that only one has."
            case .itself(let entry, let need):
                return "\(names[entry]) needs \(QuotedText.shown(need)), which is itself; remove the need."
            case .cycle(let ring):
                return
                    "These objectives wait for each other: \(NeedsCycle.shown(ring.map { names[$0] })); remove one of "
                    + "the needs."
            }
        }
    }

    /// A name without quotation marks; with them where it has characters that a terminal would obey.
    private static func shown(_ name: String) -> String {
        let quoted = QuotedText.shown(name)
        return quoted == "\"\(name)\"" ? name : quoted
    }
}
