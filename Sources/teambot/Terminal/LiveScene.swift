import Platform
import Reporting
import StateMachine

/// What a live display shows: made of what is told, drawn as a frame below the lines that stay.
protocol LiveScene: Sendable {
    /// Which one it is, in a line.
    func title(_ style: Style) -> String
    /// Lines about what had ended before the display began, as many as there is room for.
    func opening(lines room: Int, style: Style) -> [String]
    /// Takes an event, or that a run has begun; gives the lines that are to stay.
    mutating func take(_ item: OutputItem, style: Style) -> [String]
    /// Takes what no event tells; gives whether there is anything new.
    mutating func look() -> Bool
    /// What is to be drawn now; nothing where no more happens.
    mutating func frame(size: TerminalSize, now: Timestamp, style: Style) -> LiveFrame
    /// Can be read when there is something that no event tells; nil where nothing says so.
    var changes: Descriptor? { get }
}
