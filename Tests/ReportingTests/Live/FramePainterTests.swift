import Platform
import TestSupport
import Testing

@testable import Reporting

/// What is written to a terminal, seen on one.
@Suite struct FramePainterTests {
    private static let size = TerminalSize(columns: 20, rows: 6)

    @Test("The first frame is written where the cursor is, and the cursor rests below it")
    func first() {
        var painter = FramePainter()
        let text = painter.paint(kept: [], frame: ["one", "two"], size: Self.size)
        #expect(text == "\rone\u{1B}[K\r\ntwo\u{1B}[K\r\n\u{1B}[J")
    }

    @Test("Nothing is written where nothing has changed")
    func same() {
        var painter = FramePainter()
        _ = painter.paint(kept: [], frame: ["one", "two"], size: Self.size)
        #expect(painter.paint(kept: [], frame: ["one", "two"], size: Self.size) == "")
    }

    @Test("Only the line that has changed is written")
    func changed() {
        var painter = FramePainter()
        _ = painter.paint(kept: [], frame: ["one", "two", "three"], size: Self.size)
        let text = painter.paint(kept: [], frame: ["one", "zwei", "three"], size: Self.size)
        #expect(text == "\r\u{1B}[3A\u{1B}[1Bzwei\u{1B}[K\r\n\u{1B}[1B\u{1B}[J")
    }

    @Test("A frame that is abandoned stays, and the next is drawn below")
    func abandoned() {
        var painter = FramePainter()
        var terminal = TerminalEmulator(Self.size)
        terminal.write(painter.paint(kept: [], frame: ["one"], size: Self.size))
        terminal.write("$ fg\r\n")
        painter.abandon()
        terminal.write(painter.paint(kept: [], frame: ["two"], size: Self.size))
        #expect(terminal.aboveCursor == ["one", "$ fg", "two"])
    }

    @Test("What a person or the terminal has written below the frame goes with the next change")
    func echo() {
        var painter = FramePainter()
        var terminal = TerminalEmulator(Self.size)
        terminal.write(painter.paint(kept: [], frame: ["one", "bar"], size: Self.size))
        terminal.write("^C")
        terminal.write(painter.paint(kept: [], frame: ["two", "bar"], size: Self.size))
        #expect(terminal.aboveCursor == ["two", "bar"] && terminal.isClearBelow)
    }

    @Test("Lines that a person types below the frame leave nothing of it behind", arguments: [1, 2])
    func typed(_ count: Int) {
        var painter = FramePainter()
        var terminal = TerminalEmulator(Self.size)
        terminal.write("$ run\r\n")
        terminal.write(painter.paint(kept: ["done", "more"], frame: ["one", "bar"], size: Self.size))
        for _ in 0..<count { terminal.write("\r\n") }
        painter.noteTyping()
        terminal.write(painter.paint(kept: [], frame: ["two", "bar"], size: Self.size))
        let seen = terminal.scrolledAway + terminal.aboveCursor
        let meant = ["$ run", "done", "more", "two", "bar"]
        // How many lines were typed is not known: after several, one that stays may be seen twice.
        #expect(count == 1 ? seen == meant : seen.filter { $0 != "done" } == meant.filter { $0 != "done" })
        #expect(terminal.isClearBelow)
        #expect(painter.paint(kept: [], frame: ["two", "bar"], size: Self.size) == "")
    }

    @Test("A line that stays may be wider than the terminal, and exactly as wide")
    func wide() {
        var painter = FramePainter()
        var terminal = TerminalEmulator(Self.size)
        terminal.write(painter.paint(kept: [], frame: ["a frame", "of two lines"], size: Self.size))
        let kept = ["12345678901234567890", "1234567890123456789012"]
        terminal.write(painter.paint(kept: kept, frame: ["bar"], size: Self.size))
        #expect(terminal.aboveCursor == ["12345678901234567890", "12345678901234567890", "12", "bar"])
    }

    @Test(
        "After any frames the screen shows what was meant, and all that stays is there once", arguments: Seeds.all(30))
    func anyFrames(_ seed: UInt64) {
        var scene = PaintedScene(seed: seed)
        for _ in 0..<60 {
            scene.paint()
            #expect(scene.terminal.scrolledAway + scene.terminal.aboveCursor == scene.meant, "seed \(seed)")
            scene.check(seed)
        }
    }

    @Test("After any resizes the screen shows what was meant, and nothing of earlier frames", arguments: Seeds.all(60))
    func anySizes(_ seed: UInt64) {
        var scene = PaintedScene(seed: seed)
        for _ in 0..<40 {
            scene.resize(late: 0)
            scene.paint()
            scene.checkRemains(seed)
        }
    }

    @Test("After resizes of which the process was told late the frame is whole", arguments: Seeds.all(60))
    func lateSizes(_ seed: UInt64) {
        var scene = PaintedScene(seed: seed)
        for _ in 0..<40 {
            scene.resize(late: 2)
            scene.paint()
            scene.checkFrame(seed)
        }
    }
}
