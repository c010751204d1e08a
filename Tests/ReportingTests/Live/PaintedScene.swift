import Platform
import TestSupport
import Testing

@testable import Reporting

/// A painter and a terminal, with random lines and sizes that follow from a seed.
struct PaintedScene {
    private static let words = ["stage", "漢字", "🎉", "a", "naïve", "\u{1B}[32mgreen\u{1B}[0m", "…", "────", "1 of 4"]

    private var random: SplitMix64
    private var painter = FramePainter()
    private var told: TerminalSize
    private var kept: [String] = []
    private var frame: [String] = []
    private(set) var terminal: TerminalEmulator

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        told = Self.size(&random)
        terminal = TerminalEmulator(told)
    }

    /// Draws a frame as the process does that knows the size that it was told.
    mutating func paint() {
        let new = (0..<(random.oneIn(3) ? Int.random(in: 1...4, using: &random) : 0)).map { _ in line() }
        if random.oneIn(2) || frame.count > told.rows - 1 {
            frame = (0..<Int.random(in: 1...(told.rows - 1), using: &random)).map { _ in line() }
        } else {
            frame = frame.map { random.oneIn(3) || DisplayWidth.of(plain($0)) >= told.columns ? line() : $0 }
        }
        kept += new
        terminal.write(painter.paint(kept: new, frame: frame, size: told))
    }

    /// Resizes the terminal now and then, and draws up to so many frames before the process is told.
    mutating func resize(late: Int) {
        guard random.oneIn(2) else { return }
        let new = Self.size(&random)
        terminal.resize(new)
        for _ in 0..<Int.random(in: 0...late, using: &random) { paint() }
        told = new
    }

    /// What ought to stand there: everything that stays, then the frame.
    var meant: [String] { (kept + frame).flatMap { wrapped($0) } }

    /// Compares the screen with what was meant.
    func check(_ seed: UInt64) {
        let seen = terminal.aboveCursor
        #expect(seen == Array(meant.suffix(seen.count)), "seed \(seed), size \(terminal.size)")
        checkFrame(seed)
    }

    /// Compares the frame, and looks that nothing of an earlier one stands above it.
    ///
    /// A line that stays may stand there a second time: what had scrolled away is not known after a resize.
    func checkRemains(_ seed: UInt64) {
        let known = Set(kept.flatMap { wrapped($0) })
        let above = terminal.aboveCursor.dropLast(frame.flatMap { wrapped($0) }.count)
        #expect(above.filter { !known.contains($0) } == [], "seed \(seed), size \(terminal.size)")
        checkFrame(seed)
    }

    /// Compares the frame alone, and the cursor.
    func checkFrame(_ seed: UInt64) {
        let shown = frame.flatMap { wrapped($0) }
        #expect(terminal.aboveCursor.suffix(shown.count) == shown[...], "seed \(seed), size \(terminal.size)")
        #expect(terminal.isClearBelow && terminal.cursor.column == 0, "seed \(seed)")
        #expect(terminal.unknown.isEmpty, "seed \(seed)")
    }

    private static func size(_ random: inout SplitMix64) -> TerminalSize {
        TerminalSize(columns: .random(in: 8...50, using: &random), rows: .random(in: 3...20, using: &random))
    }

    /// A line that is no wider than it may be.
    private mutating func line() -> String {
        var text = ""
        let wanted = Int.random(in: 0..<told.columns, using: &random)
        while true {
            let word = Self.words.randomElement(using: &random) ?? ""
            guard DisplayWidth.of(plain(text + word)) <= wanted else { return text }
            text += word
        }
    }

    private func plain(_ line: String) -> String { Printable.text(line) }

    private func wrapped(_ line: String) -> [String] {
        var rows = [""]
        var used = 0
        for character in plain(line) {
            let width = DisplayWidth.of(character)
            if used + width > terminal.size.columns {
                rows.append("")
                used = 0
            }
            rows[rows.count - 1].append(character)
            used += width
        }
        return rows.map { row in String(row.reversed().drop { $0 == " " }.reversed()) }
    }
}
