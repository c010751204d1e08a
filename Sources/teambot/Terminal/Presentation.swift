import Platform

/// A way in which a run is shown; it belongs to the thread that writes, and may wait for a slow terminal.
protocol Presentation {
    /// Takes what there is to show, in order.
    mutating func take(_ items: [OutputItem])
    /// Draws what is due and gives when it wants to be called again, even if nothing comes; nil for never.
    mutating func draw(now: Double) -> Wait
    /// Shows what is left and cleans up.
    mutating func end()
}

/// What the writing thread waits for.
struct Wait {
    /// The moment of the monotonic clock at which drawing goes on in any case; nil for never.
    var until: Double?
    /// Whether it is too early for anything that comes before that.
    var isResting = false
    /// What also is worth being woken for.
    var source: Descriptor?
}
