package import Platform

/// Turns frames into what is written to a terminal: only what has changed, in place, below all that stays.
///
/// Between two calls the cursor rests at the beginning of the line below the frame, seen and with no look set, so that
/// a process that is killed then leaves a terminal on which a shell goes on in its usual way.
package struct FramePainter: Sendable {
    /// Lines that stay which are remembered, for a terminal that spoils them when it becomes narrower.
    private static let memory = 200

    private var shown: [String] = []
    private var history: [String] = []
    private var size: TerminalSize?
    /// Whether what is left of earlier frames may stand above, since the terminal was resized.
    private var hasStrayed = false
    /// Whether a person has typed lines below the frame, so that it stands higher than the cursor tells.
    private var isPushedUp = false

    /// Begins on a terminal on which it has drawn nothing.
    package init() {}

    /// Leaves what is on the screen where it is; the next frame is drawn below it.
    package mutating func abandon() { (shown, history, hasStrayed, isPushedUp) = ([], [], false, false) }

    /// Hears that lines were typed and shown below the frame; how many they are no terminal tells.
    package mutating func noteTyping() { isPushedUp = true }

    /// What brings lines that stay and a new frame onto the screen; empty where nothing has changed.
    package mutating func paint(kept: [String], frame: [String], size: TerminalSize) -> String {
        let old = self.size ?? size
        defer {
            (shown, self.size, isPushedUp) = (frame, size, false)
            history = (history + kept).suffix(Self.memory)
        }
        if size != old || isPushedUp, !shown.isEmpty { return redraw(kept + frame, from: old, to: size) }
        // What a line would wrap onto must be empty.
        if kept.contains(where: { DisplayRows.of($0, columns: size.columns - 1) > 1 }) {
            return up(shown.count) + "\u{1B}[J" + Self.text(kept + frame)
        }
        return kept.isEmpty && shown.count == frame.count ? change(to: frame) : replace(kept + frame)
    }

    /// Draws anew after a resize, when lines that were drawn may take more rows than there were, or below typed lines.
    private mutating func redraw(_ lines: [String], from old: TerminalSize, to size: TerminalSize) -> String {
        // Where several lines were typed some lines that stay are seen twice, but nothing of the frame, and no line of
        // somebody else goes.
        let rows = Self.rows(shown, size) + (isPushedUp ? 1 : 0)
        // A terminal wraps its lines before it says so. Frames that were drawn in between stand in the wrong place and
        // have pushed their remains up, among the lines that stay; a lower terminal has pushed the frame itself up.
        // From then on whatever is seen is cleared after a resize, and the lines that stay are written again.
        hasStrayed = hasStrayed || size != old && (rows > shown.count || rows >= size.rows)
        let own = hasStrayed ? Int.max : Self.rows(history, size) + rows
        let cleared = min(own, size.rows - 1)
        var room = cleared - Self.rows(lines, size)
        var again: [String] = []
        for line in history.reversed() {
            room -= DisplayRows.of(line, columns: size.columns)
            guard room >= 0 else { break }
            again.append(line)
        }
        return up(cleared) + "\u{1B}[J" + Self.text(again.reversed() + lines)
    }

    /// Writes everything anew from where the frame begins.
    private func replace(_ lines: [String]) -> String {
        // Nothing is cleared that is written over: a terminal that shows it in between would flicker.
        up(shown.count) + lines.map { $0 + "\u{1B}[K\r\n" }.joined() + "\u{1B}[J"
    }

    /// Writes the lines that differ.
    private func change(to frame: [String]) -> String {
        guard frame != shown else { return "" }
        var text = up(shown.count)
        var skipped = 0
        for (old, new) in zip(shown, frame) {
            if old == new {
                skipped += 1
                continue
            }
            text += Self.down(skipped) + new + "\u{1B}[K\r\n"
            skipped = 0
        }
        return text + Self.down(skipped) + "\u{1B}[J"
    }

    private func up(_ rows: Int) -> String { rows > 0 ? "\r\u{1B}[\(rows)A" : "\r" }

    private static func down(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)B" : "" }

    private static func text(_ lines: [String]) -> String { lines.map { $0 + "\r\n" }.joined() }

    private static func rows(_ lines: [String], _ size: TerminalSize) -> Int {
        lines.reduce(0) { $0 + DisplayRows.of($1, columns: size.columns) }
    }
}
