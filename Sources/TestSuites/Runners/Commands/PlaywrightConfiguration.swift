/// The file that makes a directory one of Playwright's.
enum PlaywrightConfiguration {
    /// The names that it may have.
    static let names = ["ts", "js", "mjs", "cjs", "mts", "cts"].map { "playwright.config.\($0)" }
}
