import StateMachine

/// Where a moment lies between the beginning and the end of a run; long gaps without an engine are made short.
struct TimeScale {
    /// A stretch of time and its place, in thousandths of the whole.
    struct Stretch: Equatable {
        let start: Int64
        let end: Int64
        let from: Double
        let to: Double
        /// Whether no engine had the run.
        let isGap: Bool
    }

    let stretches: [Stretch]

    /// A scale for some sessions, up to the last moment that is known.
    init(_ sessions: [RunHistory.Session], until last: Timestamp?) {
        var parts: [(start: Int64, end: Int64, isGap: Bool)] = []
        for session in sessions {
            let start = max(session.startedAt.milliseconds, parts.last?.end ?? .min)
            if let before = parts.last?.end, start > before { parts.append((before, start, true)) }
            parts.append((start, max(start, session.endedAt.milliseconds), false))
        }
        if let last, let end = parts.last?.end, last.milliseconds > end {
            parts[parts.count - 1].end = last.milliseconds
        }
        let active = max(1, parts.filter { !$0.isGap }.reduce(0) { $0 + Double($1.end - $1.start) })
        let most = active * 0.06
        let lengths = parts.map { $0.isGap ? min(Double($0.end - $0.start), most) : Double($0.end - $0.start) }
        let whole = max(1, lengths.reduce(0, +))
        var place = 0.0
        stretches = zip(parts, lengths).map { part, length in
            let from = place
            place += length / whole * 1_000
            return Stretch(start: part.start, end: part.end, from: from, to: place, isGap: part.isGap)
        }
    }

    /// The place of a moment, from 0 to 1000.
    func place(_ moment: Timestamp) -> Double {
        let at = moment.milliseconds
        guard let stretch = stretches.first(where: { at <= $0.end }) else { return 1_000 }
        guard at > stretch.start, stretch.end > stretch.start else { return stretch.from }
        return stretch.from + (stretch.to - stretch.from) * Double(at - stretch.start)
            / Double(stretch.end - stretch.start)
    }

    /// The moment at a place; nil in a gap.
    func moment(at place: Double) -> Timestamp? {
        guard let stretch = stretches.first(where: { place <= $0.to }), !stretch.isGap, stretch.to > stretch.from else {
            return nil
        }
        let part = (place - stretch.from) / (stretch.to - stretch.from)
        return Timestamp(milliseconds: stretch.start + Int64(Double(stretch.end - stretch.start) * part))
    }
}
