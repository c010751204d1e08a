/// Sizes of files as people write them.
package enum SizeText {
    private static let units = ["kB", "MB", "GB", "TB"]

    /// A size such as `512 B`, `4.2 kB` or `12 MB`.
    package static func render(bytes: Int) -> String {
        guard bytes >= 1_000 else { return "\(max(0, bytes)) B" }
        var tenths = bytes / 100
        for unit in units {
            if tenths < 100 { return "\(tenths / 10).\(tenths % 10) \(unit)" }
            if tenths < 10_000 || unit == units.last { return "\(tenths / 10) \(unit)" }
            tenths /= 1_000
        }
        return ""
    }
}
