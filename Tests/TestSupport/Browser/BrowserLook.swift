/// How a page is looked at.
package struct BrowserLook: Sendable {
    /// The width of the window.
    package var width = 1_280
    /// Whether the user prefers dark pages.
    package var isDark = false
    /// Whether it is looked at as on paper.
    package var isPrint = false
    /// Whether its script may run.
    package var hasScript = true

    /// A wide window in light, with script.
    package init(width: Int = 1_280, isDark: Bool = false, isPrint: Bool = false, hasScript: Bool = true) {
        self.width = width
        self.isDark = isDark
        self.isPrint = isPrint
        self.hasScript = hasScript
    }
}
