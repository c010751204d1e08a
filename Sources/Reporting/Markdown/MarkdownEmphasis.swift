/// Finds the pairs of emphasis among the parts of a text; pairs never cross a link's border.
struct MarkdownEmphasis {
    /// So many runs can wait for their end, so that looking for one takes no time to speak of.
    private static let mostOpen = 50

    private var tokens: [MarkdownToken]
    /// Positions of runs that are open; nil is the border of a link.
    private var open: [Int?] = []

    /// The parts with what each run begins and ends.
    static func resolved(_ tokens: [MarkdownToken]) -> [MarkdownToken] {
        var emphasis = MarkdownEmphasis(tokens: tokens)
        for position in tokens.indices { emphasis.take(position) }
        return emphasis.tokens
    }

    private init(tokens: [MarkdownToken]) { self.tokens = tokens }

    private mutating func take(_ position: Int) {
        switch tokens[position] {
        case .opening(.some, _): open.append(nil)
        case .closing:
            while let last = open.popLast() { if last == nil { break } }
        case .run(let run):
            if run.canClose { close(position) }
            guard case .run(let rest) = tokens[position], rest.canOpen, rest.count > 0 else { return }
            open.append(position)
            if open.count > Self.mostOpen, let first = open.firstIndex(where: { $0 != nil }) { open.remove(at: first) }
        default: break
        }
    }

    private mutating func close(_ position: Int) {
        while case .run(var closer) = tokens[position], closer.count > 0, let place = opener(closer.mark),
            let partner = open[place], case .run(var opener) = tokens[partner]
        {
            let isStrong = min(opener.count, closer.count) >= 2
            let kind: MarkdownRun.Emphasis = closer.mark == 126 ? .struck : isStrong ? .strong : .weak
            opener.count -= isStrong ? 2 : 1
            closer.count -= isStrong ? 2 : 1
            opener.opens.append(kind)
            closer.closes.append(kind)
            tokens[partner] = .run(opener)
            tokens[position] = .run(closer)
            open.removeSubrange((opener.count > 0 ? place + 1 : place)...)
        }
    }

    /// The place of the last open run of the same mark on this side of a link's border.
    private func opener(_ mark: UInt8) -> Int? {
        for place in open.indices.reversed() {
            guard let position = open[place], case .run(let run) = tokens[position] else { return nil }
            if run.mark == mark { return place }
        }
        return nil
    }
}
