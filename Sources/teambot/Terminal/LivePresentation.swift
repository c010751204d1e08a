import Platform
import Reporting
import RunStorage
import StateMachine

/// The live display: a frame that is redrawn in place at the bottom of the terminal, what is finished above it.
struct LivePresentation: Presentation {
    private static let interval = 0.1
    /// So many times as long as drawing took it rests, so that it takes at most a fiftieth of a processor.
    private static let restFactor = 50.0
    /// But no longer: what took long was waiting for a terminal that was stopped.
    private static let longestRest = 1.0

    private let terminal: TerminalWriter
    private let hasColour: Bool
    private let isTitled: Bool
    private var scene: any LiveScene
    private var painter = FramePainter()
    private var size: TerminalSize
    private var kept: [String] = []
    private var nextDraw = 0.0
    private var nextClock = 0.0
    private var isDirty = true
    private var pauses = 0
    /// What was typed and not read when the last frame was drawn.
    private var typed = 0
    private var isOpened = false

    /// Shows a run on a terminal, below a line that says which; nil where that cannot be drawn on.
    init?(
        _ state: RunState, of workflow: Workflow, run: RunDirectory, on descriptor: Descriptor, isTitled: Bool = false
    ) {
        self.init(RunScene(state, of: workflow, run: run), on: descriptor, isTitled: isTitled)
    }

    /// Shows a scene on a terminal, below a line that says which; nil where that cannot be drawn on.
    init?(_ scene: any LiveScene, on descriptor: Descriptor, isTitled: Bool) {
        guard let size = Self.size(of: descriptor) else { return nil }
        self.scene = scene
        self.isTitled = isTitled
        self.size = size
        terminal = TerminalWriter(descriptor: descriptor)
        hasColour = Console.hasColour(descriptor.number)
        typed = TerminalDevice.typedAhead(on: descriptor.number)
    }

    /// The size of a terminal that understands what is needed to draw in place.
    private static func size(of descriptor: Descriptor) -> TerminalSize? {
        guard let kind = CurrentProcess.variable("TERM"), !kind.isEmpty, kind != "dumb" else { return nil }
        guard CurrentProcess.isTerminal(descriptor.number) else { return nil }
        return TerminalDevice.size(of: descriptor.number)
    }

    private var style: Style { Style(colour: hasColour, width: max(1, size.columns - 1)) }

    mutating func take(_ items: [OutputItem]) {
        for item in items {
            isDirty = true
            switch item {
            case .event, .journal, .runOpened, .runEvent, .suiteAttempt:
                open()
                kept += scene.take(item, style: style)
            case .people(let text):
                open()
                kept += text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
            case .data(let bytes): Console.writeOutput(bytes)
            case .resized: break
            case .continued: painter.abandon()
            case .paused:
                pauses += 1
                // The question must stand there before anybody waits for its answer.
                show(LiveFrame())
            case .unpaused:
                pauses -= 1
                // The answer was typed where the frame had been.
                painter.abandon()
            }
            if pauses > 0, case .people = item { show(LiveFrame()) }
        }
    }

    mutating func draw(now: Double) -> Wait {
        guard pauses == 0 else { return Wait() }
        guard TerminalDevice.isForeground(terminal.descriptor.number) else {
            // A shell has the terminal; nothing tells when it gives it back without having stopped this process.
            isDirty = true
            painter.abandon()
            return Wait(until: now + 1, isResting: true)
        }
        if now < nextDraw { return Wait(until: nextDraw, isResting: true) }
        if scene.look() { isDirty = true }
        if isDirty || now >= nextClock {
            drawFrame()
            let end = SystemClock.monotonicSeconds()
            nextDraw = end + min(Self.longestRest, max(Self.interval, (end - now) * Self.restFactor))
            nextClock = end + 1
            isDirty = false
            return Wait(until: nextDraw, isResting: true)
        }
        return Wait(until: nextClock, source: scene.changes)
    }

    mutating func end() {
        open()
        show(LiveFrame())
    }

    /// Prints once what had been finished before this display began.
    private mutating func open() {
        guard !isOpened else { return }
        isOpened = true
        let rows = scene.frame(size: size, now: Self.now, style: style).lines.count
        let title = isTitled ? [scene.title(style)] : []
        kept = title + scene.opening(lines: max(1, size.rows - rows - 2 - title.count), style: style) + kept
    }

    private static var now: Timestamp { Timestamp(milliseconds: SystemClock.wallMilliseconds()) }

    private mutating func drawFrame() {
        // Asked each time: a frame for another size would wrap, and a signal comes late.
        size = TerminalDevice.size(of: terminal.descriptor.number) ?? size
        open()
        show(scene.frame(size: size, now: Self.now, style: style))
    }

    private mutating func show(_ next: LiveFrame) {
        let typed = TerminalDevice.typedAhead(on: terminal.descriptor.number)
        if typed > self.typed { painter.noteTyping() }
        self.typed = typed
        let text = painter.paint(kept: kept, frame: next.lines, size: size)
        kept = []
        if !text.isEmpty { terminal.write(text) }
    }
}
